package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.client.WeirHome;
import dev.weir.metrics.stack.StackOutput;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that select where a command works; the default is the local cloud. */
public final class CloudOptions {

  @Option(names = "--aws", description = "Use an AWS account instead of the local cloud.")
  private boolean aws;

  @Option(names = "--profile", paramLabel = "P", description = "With --aws: profile in ~/.aws.")
  private String profile;

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "Region: with --aws, and for the market pipeline also locally.")
  private String region;

  @Option(
      names = "--stage",
      paramLabel = "S",
      defaultValue = "dev",
      description = "With --aws: stage, as in the stack name weir-<stage>. Default: dev.")
  private String stage;

  /** Opens the stack that the options name, {@code weir-<stage>}. */
  public Cloud open() {
    return aws ? AwsAccess.open(profile, region, stage) : LocalAccess.open(WeirHome.path());
  }

  /**
   * Opens the market pipeline's stack in the Region that {@code --region} names, {@code
   * weir-<stage>-<region>}. The default is the first Region locally, and the profile's Region on
   * AWS.
   *
   * @throws CommandFault if nothing runs, or the market pipeline is not in that Region
   */
  public Cloud openRegional() {
    return openRegional(region);
  }

  /**
   * Works like {@link #openRegional()}, for a command that covers several Regions.
   *
   * @param name the Region, or null for the default
   */
  public Cloud openRegional(String name) {
    return aws
        ? AwsAccess.openRegional(profile, name, stage)
        : LocalAccess.openRegional(LocalAccess.stateOf(WeirHome.path()), name);
  }

  /** Returns the Regions of the market pipeline in the local cloud; empty without one. */
  public List<String> localRegions() {
    return LocalAccess.marketRegions(LocalAccess.stateOf(WeirHome.path()));
  }

  /** Returns the Regions of a stack's market pipeline, local or on AWS; empty without one. */
  public List<String> marketRegions(Cloud stack) {
    return aws
        ? stack
            .optionalOutput(StackOutput.MARKET_REGIONS)
            .map(regions -> List.of(regions.split(",", -1)))
            .orElse(List.of())
        : localRegions();
  }

  /** Returns the Region that the user named. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** Returns the stage, as the functions' metrics name it. */
  public String stage() {
    return aws ? stage : LocalAccess.stage(LocalAccess.stateOf(WeirHome.path()));
  }

  /** Returns whether the command works on an AWS account. */
  public boolean isAws() {
    return aws;
  }
}
