package dev.weir.cli.check;

/**
 * Something that is wrong with a deployment, or could not be checked.
 *
 * @param subject which part
 * @param problem in a sentence
 * @param remedy what to do
 */
record CheckFinding(String subject, String problem, String remedy) {

  /** As lines for a person. */
  String text() {
    return subject + ": " + problem + "\n    " + remedy;
  }
}
