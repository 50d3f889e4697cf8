package dev.weir.cli.check;

/**
 * Something that is wrong with a deployment, or could not be checked.
 *
 * @param subject which part
 * @param problem in a sentence
 * @param remedy what to do
 */
record CheckFinding(String subject, String problem, String remedy) {

  /** Without the option, CloudFormation leaves all that somebody changed but the template has. */
  static final String REDEPLOY = "Deploy the stack again with --revert-drift.";

  /** The same for a Region's stack. */
  static final String REDEPLOY_REGION = "Deploy the Region's stack again with --revert-drift.";

  /** As lines for a person. */
  String text() {
    return subject + ": " + problem + "\n    " + remedy;
  }
}
