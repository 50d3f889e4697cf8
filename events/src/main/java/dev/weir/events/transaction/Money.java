package dev.weir.events.transaction;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An amount in a currency; exact, never negative.
 *
 * @param amount at most 18 digits before the point and 9 after it, with the zeros that the producer
 *     wrote
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

  private static final int MAX_WHOLE_DIGITS = 18;
  private static final int MAX_FRACTION_DIGITS = 9;
  // The number of digits that always fit into a long.
  private static final int MAX_LONG_DIGITS = 18;
  private static final Map<String, Currency> CURRENCIES =
      Currency.availableCurrencies()
          .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

  /**
   * Validates the amount.
   *
   * @throws InvalidTransactionException if it is negative or has too many digits
   */
  public Money {
    Objects.requireNonNull(currency);
    if (amount.signum() < 0) {
      throw new InvalidTransactionException(Problem.NEGATIVE_AMOUNT, "amount is below zero");
    }
    if (amount.scale() < 0
        || amount.scale() > MAX_FRACTION_DIGITS
        || amount.precision() - amount.scale() > MAX_WHOLE_DIGITS) {
      throw badAmount();
    }
  }

  /**
   * Reads an amount of plain decimal digits, such as {@code 12.50}, and a currency's code.
   *
   * @throws InvalidTransactionException if one of them is invalid
   */
  public static Money of(String amount, String currency) {
    return new Money(decimal(amount), currency(currency));
  }

  private static BigDecimal decimal(String text) {
    // Longer ones can't be within the bounds; checked first, because a BigDecimal of a megabyte of
    // digits takes minutes.
    var mostCharacters = MAX_WHOLE_DIGITS + MAX_FRACTION_DIGITS + 2;
    if (text.length() > mostCharacters || !isPlainDecimal(text)) {
      throw badAmount();
    }
    return text.length() <= MAX_LONG_DIGITS ? ofLong(text) : new BigDecimal(text);
  }

  /** Returns the same number as BigDecimal's own parser, in half the time. */
  private static BigDecimal ofLong(String text) {
    var unscaled = 0L;
    var scale = 0;
    for (var i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '.') {
        scale = text.length() - i - 1;
      } else {
        unscaled = unscaled * 10 + c - '0';
      }
    }
    return BigDecimal.valueOf(text.charAt(0) == '-' ? -unscaled : unscaled, scale);
  }

  // -?digits[.digits]: no plus, no exponent, no digits of other scripts, all of which BigDecimal
  // accepts.
  private static boolean isPlainDecimal(String text) {
    var from = text.startsWith("-") ? 1 : 0;
    var point = text.indexOf('.');
    return point < 0
        ? isDigits(text, from, text.length())
        : isDigits(text, from, point) && isDigits(text, point + 1, text.length());
  }

  private static boolean isDigits(String text, int from, int to) {
    for (var i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }

  private static Currency currency(String code) {
    var currency = CURRENCIES.get(code);
    if (currency == null) {
      throw new InvalidTransactionException(
          Problem.UNKNOWN_CURRENCY, "currency is not an ISO 4217 code");
    }
    return currency;
  }

  private static InvalidTransactionException badAmount() {
    return new InvalidTransactionException(
        Problem.BAD_AMOUNT,
        "amount is not a decimal text of up to 18 digits and 9 after the decimal point, such as"
            + " 12.50");
  }

  /** Returns a text such as {@code 12.50 EUR}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
