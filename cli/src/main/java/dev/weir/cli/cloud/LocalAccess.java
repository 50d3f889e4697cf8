package dev.weir.cli.cloud;

import dev.weir.cli.CommandFault;
import dev.weir.cli.ExitCode;
import dev.weir.local.CloudState;
import dev.weir.local.emulators.Endpoints;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Reaches the local cloud, by what it says of itself. */
public final class LocalAccess implements ClientConfigurer {

  private final CloudState state;

  private LocalAccess(CloudState state) {
    this.state = state;
  }

  /**
   * Opens the local cloud of a home folder.
   *
   * @throws CommandFault if none is running
   */
  public static Cloud open(Path home) {
    return open(stateOf(home));
  }

  /** Opens the local cloud that a state describes. */
  public static Cloud open(CloudState state) {
    return new Cloud("The local cloud", state.outputs(), new LocalAccess(state));
  }

  /**
   * What the local cloud says of itself.
   *
   * @throws CommandFault if none is running
   */
  public static CloudState stateOf(Path home) {
    return CloudState.read(home)
        .orElseThrow(
            () ->
                new CommandFault(
                    "No local cloud is running.",
                    "Start one: ./weir up --detach (or name an AWS account with --aws).",
                    ExitCode.NOT_RUNNING));
  }

  @Override
  public <B extends AwsClientBuilder<B, C>, C> B configure(String service, B builder) {
    var credentials = AwsBasicCredentials.create(Endpoints.ACCESS_KEY, Endpoints.SECRET_KEY);
    return builder
        .endpointOverride(state.endpoints().get(service))
        .region(Region.of(state.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }
}
