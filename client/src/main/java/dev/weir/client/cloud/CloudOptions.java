package dev.weir.client.cloud;

import dev.weir.client.CommandFault;
import dev.weir.client.WeirHome;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where a command works; the local cloud if none is given. */
public final class CloudOptions {

  @Option(names = "--aws", description = "Work on an AWS account instead of the local cloud.")
  private boolean aws;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "With --aws: the profile of ~/.aws to use.")
  private String profile;

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "The Region: with --aws, and of the market pipeline also here.")
  private String region;

  @Option(
      names = "--stage",
      paramLabel = "S",
      defaultValue = "dev",
      description = "With --aws: the stage, as in the stack weir-<stage>. Default: dev.")
  private String stage;

  /** Finds what the options name: the stack {@code weir-<stage>}. */
  public Cloud open() {
    return aws ? AwsAccess.open(profile, region, stage) : LocalAccess.open(WeirHome.path());
  }

  /**
   * Finds the Region's stack of the market pipeline, {@code weir-<stage>-<region>}, for the Region
   * that {@code --region} names; without it the first Region here, or the profile's on AWS.
   *
   * @throws CommandFault if nothing runs, or the market pipeline is not in that Region
   */
  public Cloud openRegional() {
    return openRegional(region);
  }

  /**
   * As {@link #openRegional()}, for a command that works on several Regions.
   *
   * @param name the Region, or null for the one that goes without saying
   */
  public Cloud openRegional(String name) {
    return aws
        ? AwsAccess.openRegional(profile, name, stage)
        : LocalAccess.openRegional(LocalAccess.stateOf(WeirHome.path()), name);
  }

  /** The Regions that the market pipeline runs in here; none where it does not. */
  public List<String> localRegions() {
    return LocalAccess.marketRegions(LocalAccess.stateOf(WeirHome.path()));
  }

  /** The Regions that the market pipeline of a stack runs in, here or on AWS; none without it. */
  public List<String> marketRegions(Cloud stack) {
    return aws
        ? stack
            .optionalOutput("MarketRegions")
            .map(regions -> List.of(regions.split(",", -1)))
            .orElse(List.of())
        : localRegions();
  }

  /** The Region that was named. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** The stage, as the functions' metrics have it. */
  public String stage() {
    return aws ? stage : LocalAccess.stage(LocalAccess.stateOf(WeirHome.path()));
  }

  /** Whether an AWS account is meant. */
  public boolean isAws() {
    return aws;
  }
}
