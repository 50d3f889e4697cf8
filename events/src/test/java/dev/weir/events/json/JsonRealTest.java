package dev.weir.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRealTest {

  private static final String DIGITS = "0123456789";

  private static double parse(String text) {
    byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.US_ASCII);
    return JsonReal.parse(bytes, 1, bytes.length - 1);
  }

  @Test
  void a_number_is_the_double_that_the_jdk_reads() {
    Property.holds(
        50_000,
        draw -> {
          var whole = draw.text(1, draw.integer(1, 19), DIGITS);
          var fraction = draw.flag() ? "." + draw.text(1, 17, DIGITS) : "";
          var exponent = draw.integer(0, 9) == 0 ? "e" + draw.integer(-30, 30) : "";
          var text = draw.of("", "-") + whole + fraction + exponent;
          var expected = Double.parseDouble(text);

          if (expected != 0) {
            assertThat(parse(text)).as(text).isEqualTo(expected);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0, 0.0",
    "-0e5, 0.0",
    "-0.0, -0.0",
    "0.0, 0.0",
    "-0.000000000000000000, -0.0",
    "-0.0E1, -0.0",
    "1e400, Infinity",
    "-74.0127, -74.0127",
    "999999999999999, 999999999999999",
    "0.0000000000001, 1e-13"
  })
  void only_a_zero_with_a_point_can_be_negative(String text, double expected) {
    assertThat(Double.doubleToRawLongBits(parse(text)))
        .as(text)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
