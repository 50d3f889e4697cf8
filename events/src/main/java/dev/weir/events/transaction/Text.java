package dev.weir.events.transaction;

/** Bounds on what a transaction's texts may be: what is kept of a user is bounded by them. */
final class Text {

  private Text() {}

  static void require(String field, String text, int maxLength) {
    if (text.isBlank()) {
      throw new InvalidTransactionException(Problem.MISSING_FIELD, field + " is blank");
    }
    if (text.length() > maxLength) {
      throw new InvalidTransactionException(
          Problem.BAD_FIELD, field + " is longer than " + maxLength + " characters");
    }
  }
}
