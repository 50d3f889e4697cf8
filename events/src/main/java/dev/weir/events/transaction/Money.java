package dev.weir.events.transaction;

import dev.weir.events.codec.PlainDecimal;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  // With sign and point.
  private static final int MAX_CHARACTERS = MAX_WHOLE_DIGITS + MAX_FRACTION_DIGITS + 2;
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
    return new Money(
        PlainDecimal.read(amount, MAX_CHARACTERS).orElseThrow(Money::badAmount),
        currency(currency));
  }

  /** Returns the valid codes. */
  static Set<String> currencyCodes() {
    return CURRENCIES.keySet();
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
