package dev.weir.events.transaction;

import dev.weir.events.codec.Surrogates;

/** Limits on a transaction's texts, which bound the stored data of a user. */
final class Text {

  private Text() {}

  static String require(String field, String text, int maxLength) {
    requireNotBlank(field, text);
    if (text.length() > maxLength) {
      throw new InvalidTransactionException(
          Problem.BAD_FIELD, field + " is longer than " + maxLength + " characters");
    }
    return text;
  }

  static void requireNotBlank(String field, String text) {
    if (text.isBlank()) {
      throw new InvalidTransactionException(Problem.MISSING_FIELD, field + " is blank");
    }
  }

  /**
   * Requires texts that UTF-8 can encode. Those that were read always are: every reader refuses
   * half of a surrogate pair. Encoded nevertheless, it would be the same byte for all of them, and
   * two ids could become equal.
   *
   * @throws InvalidTransactionException if a text has half of a surrogate pair
   */
  static void requireEncodable(Transaction transaction) {
    requireEncodable("id", transaction.id());
    requireEncodable("userId", transaction.userId());
    requireEncodable("merchant", transaction.merchant());
    requireEncodable("category", transaction.category().orElse(""));
    requireEncodable("location.city", transaction.location().city());
  }

  private static void requireEncodable(String field, String text) {
    if (!Surrogates.arePaired(text)) {
      throw new InvalidTransactionException(Problem.BAD_FIELD, field + ' ' + Surrogates.UNPAIRED);
    }
  }
}
