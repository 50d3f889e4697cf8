package dev.weir.acceptance.stacks;

import dev.weir.local.LocalCloud;
import dev.weir.local.StartOptions;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The local cloud with the real template; one for all tests of this JVM, which ends with it at the
 * latest.
 */
public final class LocalCloudStack implements ProvisionedStack {

  private static LocalCloudStack running;

  private final Path home = HomeFolder.shared();
  private final LocalCloud cloud;
  private final LocalClients clients;

  private LocalCloudStack() {
    var options =
        StartOptions.defaults()
            .withInstallation(HomeFolder.CHECKOUT)
            .withContext("shards", "4")
            .withContext("schemaRegistry", "true")
            .withContext("alertHorizon", "PT0S");
    cloud = LocalCloud.start(home, options, _ -> {});
    var at = cloud.state().endpoints();
    var endpoints =
        new Endpoints(uri(at, "dynamodb"), uri(at, "kinesis"), uri(at, "sns"), uri(at, "glue"));
    clients = LocalClients.of(endpoints, cloud.state().region());
  }

  private static URI uri(Map<String, URI> endpoints, String service) {
    return endpoints.get(service);
  }

  /** Returns the running one, or starts it. */
  public static synchronized LocalCloudStack get() {
    if (running == null) {
      running = new LocalCloudStack();
    }
    return running;
  }

  /** Ends the running one, if there is one. */
  static synchronized void end() {
    if (running != null) {
      running.cloud.close();
      running = null;
    }
  }

  /** Returns the cloud itself, which no test closes. */
  public LocalCloud cloud() {
    return cloud;
  }

  /** Kills every function's processes, as {@code kill -9} does; returns how many there were. */
  public int killFunctions() {
    var killed = 0;
    for (var part : cloud.state().parts()) {
      if (part.kind().equals("function")) {
        var process = ProcessHandle.of(part.pid());
        killed += process.map(ProcessHandle::destroyForcibly).orElse(false) ? 1 : 0;
      }
    }
    return killed;
  }

  @Override
  public LocalClients clients() {
    return clients;
  }

  @Override
  public Map<String, String> outputs() {
    return cloud.state().outputs();
  }

  /** Returns the folder by which commands find it. */
  public Path home() {
    return home;
  }
}
