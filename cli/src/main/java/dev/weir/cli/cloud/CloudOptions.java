package dev.weir.cli.cloud;

import dev.weir.cli.Main;
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

  @Option(names = "--region", paramLabel = "R", description = "With --aws: the Region.")
  private String region;

  @Option(
      names = "--stage",
      paramLabel = "S",
      defaultValue = "dev",
      description = "With --aws: the stage, as in the stack weir-<stage>. Default: dev.")
  private String stage;

  /** Finds what the options name. */
  public Cloud open() {
    return aws ? AwsAccess.open(profile, region, stage) : LocalAccess.open(Main.home());
  }

  /** Whether an AWS account is meant. */
  public boolean isAws() {
    return aws;
  }
}
