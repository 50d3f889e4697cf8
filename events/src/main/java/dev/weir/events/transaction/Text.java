package dev.weir.events.transaction;

/** Limits on a transaction's texts, which bound the stored data of a user. */
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

  // JSON's escapes can encode an unpaired surrogate, UTF-8 cannot: the stored text would differ,
  // and be the same for all of them.
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
