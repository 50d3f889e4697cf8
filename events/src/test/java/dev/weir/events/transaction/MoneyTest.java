package dev.weir.events.transaction;

import static dev.weir.events.transaction.CaughtProblem.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final String DIGITS = "0123456789";
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void it_keeps_the_zeros_that_were_written() {
    assertThat(Money.of("12.50", "EUR")).isEqualTo(new Money(new BigDecimal("12.50"), EUR));
    assertThat(Money.of("12.50", "EUR")).isNotEqualTo(Money.of("12.5", "EUR"));
    assertThat(Money.of("12.50", "EUR")).hasToString("12.50 EUR");
    assertThat(Money.of("0.000000001", "EUR")).hasToString("0.000000001 EUR");
  }

  @Test
  void an_amount_is_what_the_jdk_reads_with_its_zeros() {
    Property.holds(
        draw -> {
          var fraction = draw.text(0, 9, DIGITS);
          var whole = draw.text(1, 18, DIGITS);
          var text = fraction.isEmpty() ? whole : whole + "." + fraction;

          assertThat(Money.of(text, "EUR").amount()).isEqualTo(new BigDecimal(text));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.00", "-0", "-0.00", "007", "999999999999999999.999999999", "0.000000001"})
  void it_takes_up_to_eighteen_digits_and_nine_after_the_point(String amount) {
    assertThat(Money.of(amount, "EUR").amount()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "-",
        "--1",
        "+1",
        "1.",
        ".5",
        "1.2.3",
        "1,50",
        "1 000",
        " 1",
        "1e3",
        "1E3",
        "0x10",
        "NaN",
        "Infinity",
        "١٢",
        "1000000000000000000",
        "1.0000000001",
        "0000000000000000000000000000001"
      })
  void an_amount_that_is_not_a_plain_decimal_is_bad(String amount) {
    assertThat(problemOf(() -> Money.of(amount, "EUR"))).isEqualTo(Problem.BAD_AMOUNT);
  }

  @Test
  void a_megabyte_of_digits_is_refused_without_reading_them() {
    assertThat(problemOf(() -> Money.of("9".repeat(1 << 20), "EUR"))).isEqualTo(Problem.BAD_AMOUNT);
  }

  @Test
  void it_is_never_negative() {
    assertThat(problemOf(() -> Money.of("-0.01", "EUR"))).isEqualTo(Problem.NEGATIVE_AMOUNT);
    assertThat(problemOf(() -> new Money(BigDecimal.valueOf(-1), EUR)))
        .isEqualTo(Problem.NEGATIVE_AMOUNT);
  }

  @Test
  void a_decimal_beyond_the_bounds_is_a_bad_amount_too() {
    assertThat(problemOf(() -> new Money(new BigDecimal("1E+3"), EUR)))
        .isEqualTo(Problem.BAD_AMOUNT);
    assertThat(problemOf(() -> new Money(BigDecimal.ONE.movePointRight(18).setScale(0), EUR)))
        .isEqualTo(Problem.BAD_AMOUNT);
    assertThat(problemOf(() -> new Money(new BigDecimal("1E-10"), EUR)))
        .isEqualTo(Problem.BAD_AMOUNT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "EU", "ZZZ", "EUR "})
  void a_currency_is_an_upper_case_code_of_iso_4217(String currency) {
    assertThat(problemOf(() -> Money.of("1.00", currency))).isEqualTo(Problem.UNKNOWN_CURRENCY);
  }
}
