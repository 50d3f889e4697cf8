package dev.weir.cli.check;

/**
 * Commands that a remedy advises, complete enough to be copied.
 *
 * @param region in which the part is; without it a command would find the part of the same name in
 *     the user's own Region
 */
record AwsCommand(String region) {

  /**
   * What brings a part back to the template. A deployment of an unchanged template does not:
   * CloudFormation compares templates, and not the parts.
   */
  static final String REVERT =
      "npx cdk deploy --revert-drift, with the settings that are deployed (weir plan): without that"
          + " option CloudFormation does not look at what was changed by hand.";

  /** A command of AWS's command line, given without {@code aws}. */
  String of(String command) {
    return "aws " + command + " --region " + region;
  }
}
