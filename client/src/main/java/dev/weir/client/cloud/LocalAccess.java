package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.local.CloudState;
import dev.weir.local.EarlyEnd;
import dev.weir.local.RegionState;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.metrics.LocalMetricReader;
import dev.weir.metrics.query.MetricReader;
import dev.weir.metrics.stack.StackOutput;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/** Reaches the local cloud through the state that it publishes. */
public final class LocalAccess implements ClientConfigurer {

  /**
   * How long an emulator may take to answer on a busy machine. By default the SDK gives up a call
   * to Kinesis after ten seconds and makes it again, which stores the records of a put twice.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The prefix of each stack's name; the stage follows. */
  private static final String STACK = "weir-";

  private final Map<String, URI> endpoints;
  private final URI control;
  private final String region;

  private LocalAccess(Map<String, URI> endpoints, URI control, String region) {
    this.endpoints = endpoints;
    this.control = control;
    this.region = region;
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
    var access = new LocalAccess(state.endpoints(), control(state), state.region());
    return new Cloud("The local cloud", state.outputs(), access);
  }

  /**
   * Works like {@link #open(CloudState)}, but its clients go through the gateway of the first
   * Region, as those of its functions do: faults injected there affect them.
   */
  public static Cloud openThroughGateway(CloudState state) {
    var endpoints =
        state.region(state.region()).map(RegionState::endpoints).orElse(state.endpoints());
    var access = new LocalAccess(endpoints, control(state), state.region());
    return new Cloud("The local cloud", state.outputs(), access);
  }

  /**
   * Opens a Region's stack of the market pipeline. Its clients go through the Region's gateway, so
   * they fail while the Region is lost, as those of its functions do.
   *
   * @param name the Region; null for the first
   * @throws CommandFault if the market pipeline does not run there
   */
  public static Cloud openRegional(CloudState state, String name) {
    var regions = marketRegions(state);
    if (regions.isEmpty()) {
      throw new CommandFault(
          "The market pipeline is not running.",
          "Start the cloud with two Regions: ./weir up --regions us-east-1,us-east-2",
          ExitCode.NOT_RUNNING);
    }
    var region = name == null ? regions.getFirst() : name;
    var found = state.region(region).flatMap(LocalAccess::regionalStack);
    if (found.isEmpty()) {
      throw new CommandFault(
          "The market pipeline is not running in " + region + ".",
          "Choose one of its Regions: " + String.join(", ", regions),
          ExitCode.FAILED);
    }
    var access =
        new LocalAccess(state.region(region).orElseThrow().endpoints(), control(state), region);
    return new Cloud(region + " of the local cloud", found.get().outputs(), access);
  }

  /** Returns the stage that a local cloud was started with, such as {@code dev}. */
  public static String stage(CloudState state) {
    return state.regions().stream()
        .flatMap(region -> region.stacks().stream())
        .filter(stack -> stack.outputs().containsKey(StackOutput.ALERTS_TABLE.key()))
        .map(stack -> stack.name().substring(STACK.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No stack has alerts"));
  }

  /**
   * Returns the address of the local cloud's control endpoint.
   *
   * @throws CommandFault if none is running
   */
  public static URI control(Path home) {
    return control(stateOf(home));
  }

  private static URI control(CloudState state) {
    return state.endpoints().get("control");
  }

  /** Returns the Regions that have a stack of the market pipeline. */
  public static List<String> marketRegions(CloudState state) {
    return state.regions().stream()
        .filter(region -> regionalStack(region).isPresent())
        .map(RegionState::name)
        .toList();
  }

  private static Optional<RegionState.StackState> regionalStack(RegionState region) {
    return region.stacks().stream()
        .filter(stack -> stack.name().endsWith("-" + region.name()))
        .findFirst();
  }

  /**
   * Reads the state that the local cloud publishes.
   *
   * @throws CommandFault if none is running
   */
  public static CloudState stateOf(Path home) {
    return CloudState.read(home)
        .orElseThrow(
            () ->
                new CommandFault(
                    EarlyEnd.read(home).map(EarlyEnd::text).orElse("No local cloud is running."),
                    "Start one: ./weir up --detach (or use an AWS account with --aws).",
                    ExitCode.NOT_RUNNING));
  }

  @Override
  public String region() {
    return region;
  }

  @Override
  public MetricReader metrics() {
    return new LocalMetricReader(control, region);
  }

  @Override
  public <B extends AwsClientBuilder<B, C>, C> B configure(String service, B builder) {
    var credentials = AwsBasicCredentials.create(Endpoints.ACCESS_KEY, Endpoints.SECRET_KEY);
    if (builder instanceof SdkSyncClientBuilder<?, ?> sync) {
      sync.httpClientBuilder(Apache5HttpClient.builder().socketTimeout(PATIENCE));
    }
    return builder
        .endpointOverride(endpoints.get(service))
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }
}
