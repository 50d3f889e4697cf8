package dev.weir.events.transaction;

/** Bounds on what a transaction's texts may be: what is kept of a user is bounded by them. */
final class Text {

  private Text() {}

  static String require(String field, String text, int maxLength) {
    if (text.isBlank()) {
      throw new InvalidTransactionException(Problem.MISSING_FIELD, field + " is blank");
    }
    if (text.length() > maxLength) {
      throw new InvalidTransactionException(
          Problem.BAD_FIELD, field + " is longer than " + maxLength + " characters");
    }
    if (!isWellFormed(text)) {
      throw new InvalidTransactionException(
          Problem.BAD_FIELD, field + " has half of a surrogate pair");
    }
    return text;
  }

  // JSON's escapes can say half of a pair. No UTF-8 can: what is stored would be another text, the
  // same for all such halves.
  private static boolean isWellFormed(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
