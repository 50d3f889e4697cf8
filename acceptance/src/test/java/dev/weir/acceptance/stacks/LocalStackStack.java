package dev.weir.acceptance.stacks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.local.emulators.Endpoints;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.provisioning.Provisioner;
import dev.weir.local.schemas.SchemaRegistries;
import dev.weir.local.synthesis.Synthesis;
import dev.weir.local.template.CloudAssembly;
import java.time.InstantSource;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same template on LocalStack if there is Docker; otherwise skipped, with a message.
 *
 * <p>The image is of the last line of community images that start without an account.
 */
public final class LocalStackStack implements ProvisionedStack {

  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.12.0");

  private static LocalStackStack running;

  private final LocalClients clients;
  private final Map<String, String> outputs;

  @SuppressWarnings("resource") // Testcontainers ends the container with this JVM.
  private LocalStackStack() {
    var container =
        new LocalStackContainer(IMAGE).withServices("dynamodb", "kinesis", "sns", "sqs", "s3");
    container.start();
    var at = container.getEndpoint();
    clients = LocalClients.of(new Endpoints(at, at, at, at), container.getRegion());
    var home = HomeFolder.create();
    var assembly = new Synthesis(home, home.resolve(".weir")).assembly(Map.of(), false).assembly();
    outputs =
        Provisioner.provision(
                CloudAssembly.read(assembly),
                _ -> clients,
                new SchemaRegistries(Endpoints.ACCOUNT, InstantSource.system()),
                container.getRegion(),
                _ -> {})
            .outputs();
  }

  /** Returns the running one, or starts it; skips the test without Docker. */
  public static synchronized LocalStackStack get() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "LocalStack runs in Docker, and there is no Docker engine here");
    if (running == null) {
      running = new LocalStackStack();
    }
    return running;
  }

  @Override
  public LocalClients clients() {
    return clients;
  }

  @Override
  public Map<String, String> outputs() {
    return outputs;
  }
}
