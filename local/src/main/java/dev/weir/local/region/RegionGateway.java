package dev.weir.local.region;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.iam.AccessControl;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.rehearsal.RehearsedCalls;
import dev.weir.local.units.UnitMeter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * The path from a Region to the emulators: the Region's processes find the services here, on
 * loopback, each on a separate port. It enforces the policies, and applies the Region's faults.
 */
public final class RegionGateway implements AutoCloseable {

  private final List<LoopbackServer> servers = new ArrayList<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(Version.HTTP_1_1).executor(workers).build();
  private final CallHandling handling;
  private final Endpoints endpoints;

  private RegionGateway(Endpoints emulators, CallHandling handling) {
    this.handling = handling;
    this.endpoints =
        new Endpoints(
            open(emulators.dynamodb()),
            open(emulators.kinesis()),
            open(emulators.messaging()),
            open(emulators.glue()));
  }

  /**
   * Opens a gateway on free ports.
   *
   * @param name the Region's
   * @param access decides who may make which call
   * @param strongTables names of the tables that are strongly consistent over Regions
   * @param rehearsal further injected faults
   * @param units observes forwarded calls
   * @param streams to which streams are announced that got records
   */
  public static RegionGateway open(
      Endpoints emulators,
      String name,
      AccessControl access,
      RegionSwitch region,
      Set<String> strongTables,
      InjectionState rehearsal,
      UnitMeter units,
      StreamAnnouncements streams) {
    var tables = new TableFaults(region, strongTables, RandomGenerator.getDefault());
    var rehearsed = new RehearsedCalls(rehearsal, RandomGenerator.getDefault());
    return new RegionGateway(
        emulators, new CallHandling(name, access, region, tables, rehearsed, units, streams));
  }

  /** Returns the endpoints for the Region's processes. */
  public Endpoints endpoints() {
    return endpoints;
  }

  private URI open(URI emulator) {
    var server = LoopbackServer.open(0).serve("/", new Forwarder(emulator, http, handling)).start();
    servers.add(server);
    return server.address();
  }

  /** Cuts every connection. */
  @Override
  public void close() {
    servers.forEach(LoopbackServer::close);
    http.shutdownNow();
    workers.shutdownNow();
  }
}
