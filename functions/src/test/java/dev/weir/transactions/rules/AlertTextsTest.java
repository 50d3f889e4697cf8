package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextsTest {

  private static Purchase purchase(Payment payment) {
    return Purchase.of(payment.by("ana"), payment.at(), false);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.999S, 0 s",
    "PT59.999S, 59 s",
    "PT60S, 1 min",
    "PT61S, 1 min 1 s",
    "PT59M59S, 59 min 59 s",
    "PT1H, 1 h",
    "PT1H59S, 1 h",
    "PT23H59M59S, 23 h 59 min",
    "PT24H, 1 d",
    "PT49H30M, 2 d 1 h"
  })
  void a_duration_is_said_in_its_two_greatest_units(Duration duration, String said) {
    assertThat(AlertTexts.duration(duration)).isEqualTo(said);
  }

  @Test
  void a_span_is_from_the_first_to_the_last() {
    var first = purchase(Payment.of("1.00"));
    assertThat(AlertTexts.span(List.of(first))).isEqualTo("0 s");
    assertThat(AlertTexts.span(List.of(first, purchase(Payment.of("1.00").at(150)))))
        .isEqualTo("2 min 30 s");
  }

  @Test
  void time_between_is_the_same_in_either_order() {
    var later = Payment.START.plusSeconds(5);
    assertThat(AlertTexts.between(later, Payment.START)).isEqualTo(Duration.ofSeconds(5));
    assertThat(AlertTexts.between(Payment.START, later)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_place_is_said_as_the_producer_wrote_it_but_for_blanks_around_it() {
    var porto = new Location("pt", " Porto ", Optional.empty());
    assertThat(AlertTexts.place(purchase(Payment.of("1.00").in(porto)))).isEqualTo("Porto, PT");
  }

  @Test
  void amounts_of_different_currencies_are_not_added() {
    var totals =
        AmountTotals.of(
            List.of(
                purchase(Payment.of("1.50", "USD")),
                purchase(Payment.of("1000000")),
                purchase(Payment.of("0.005"))));
    assertThat(totals).hasToString("1000000.005 EUR and 1.50 USD");
  }
}
