package dev.weir.events.transaction;

/** Limits on a transaction's texts, which bound the stored data of a user. */
final class Text {

  private Text() {}

  static String require(String field, String text, int maxLength) {
    requireNotBlank(field, text);
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

  static void requireNotBlank(String field, String text) {
    if (text.isBlank()) {
      throw new InvalidTransactionException(Problem.MISSING_FIELD, field + " is blank");
    }
  }

  // JSON's escapes can encode an unpaired surrogate, UTF-8 cannot: the stored text would differ,
  // and be the same for all of them.
  private static boolean isWellFormed(String text) {
    var length = text.length();
    var bits = 0;
    for (var i = 0; i < length; i++) {
      bits |= text.charAt(i);
    }
    // Most texts have no character that is as great as a surrogate.
    return bits < Character.MIN_SURROGATE || arePairsComplete(text);
  }

  private static boolean arePairsComplete(String text) {
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
