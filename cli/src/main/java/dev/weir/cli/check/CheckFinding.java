package dev.weir.cli.check;

/**
 * Something that is wrong with a deployment, or could not be checked.
 *
 * @param stack in which it is; a stage can have several, with parts of the same names
 * @param subject which part
 * @param problem in a sentence
 * @param remedy what to do
 */
record CheckFinding(String stack, String subject, String problem, String remedy) {

  CheckFinding(String subject, String problem, String remedy) {
    this("", subject, problem, remedy);
  }

  /** The same as a finding about a part of a stack. */
  CheckFinding in(String name) {
    return new CheckFinding(name, subject, problem, remedy);
  }

  /** As lines for a person. */
  String text() {
    return stack + ", " + subject + ": " + problem + "\n    " + remedy;
  }
}
