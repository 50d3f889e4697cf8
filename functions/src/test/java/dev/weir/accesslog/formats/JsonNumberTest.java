package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonNumberTest {

  @Test
  void a_number_keeps_its_value() {
    var random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random.nextInt(100_000)
              + (random.nextBoolean() ? "." + random.nextInt(100_000) : "")
              + (random.nextBoolean() ? "E" + (random.nextInt(30) - 10) : "");
      String plain = plain(text);

      assertThat(new BigDecimal(plain)).as(text).isEqualByComparingTo(new BigDecimal(text));
    }
  }

  @Test
  void whole_numbers_have_no_point() {
    assertThat(plain("500.0")).isEqualTo("500");
    assertThat(plain("5e2")).isEqualTo("500");
    assertThat(plain("0.5e3")).isEqualTo("500");
    assertThat(plain("0.0e0")).isEqualTo("0");
    assertThat(plain("1.795932007E9")).isEqualTo("1795932007");
    assertThat(plain("17959320075e-1")).isEqualTo("1795932007.5");
    assertThat(plain("500.5")).isEqualTo("500.5");
  }

  @Test
  void anything_else_stays_as_it_is() {
    for (String text :
        new String[] {"500", "-1.5", "1.2.3", "2026-11-29T06:00:07.1Z", "5e", "5e999", "e5", "."}) {
      assertThat(plain(text)).isEqualTo(text);
    }
  }

  private static String plain(String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), 255);
    int length = JsonNumber.plain(bytes, text.length());
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
