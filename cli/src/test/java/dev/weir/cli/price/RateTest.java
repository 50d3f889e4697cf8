package dev.weir.cli.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({"10/s, 10", "0.5/s, 0.5", "600/m, 10", "36000/h, 10", "7, 7", "0, 0", "10/S, 10"})
  void a_rate_is_read_per_second(String text, double perSecond) {
    assertThat(Rate.perSecond(text)).hasValue(perSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1/s", "10/d", "10 per s", "1e9", "9999999999999"})
  void anything_else_is_not_a_rate(String text) {
    assertThat(Rate.perSecond(text)).isEmpty();
  }
}
