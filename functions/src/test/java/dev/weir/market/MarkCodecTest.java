package dev.weir.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class MarkCodecTest {

  private static Mark mark(String symbol, String price) {
    return new Mark(
        symbol,
        "XNAS",
        "2026-11-23",
        Long.MAX_VALUE,
        new BigDecimal(price),
        Instant.parse("2026-11-23T14:30:00.123456Z"));
  }

  @Test
  void marks_are_read_back_to_the_last_digit() {
    var marks = List.of(mark("ACME", "101.25000001"), mark("BOLT", "999999999999.10"));
    assertThat(MarkCodec.read(MarkCodec.write(marks))).isEqualTo(marks);
    assertThat(MarkCodec.read(MarkCodec.write(List.of()))).isEmpty();
  }

  @Test
  void three_thousand_marks_take_less_than_a_quarter_of_an_item() {
    var marks = new ArrayList<Mark>();
    for (var i = 0; i < 3_000; i++) {
      marks.add(mark("SYM" + i, (i * 7919 % 100_000) + "." + (i * 104_729 % 1_000_000)));
    }
    assertThat(MarkCodec.write(marks)).hasSizeLessThan(100_000);
  }

  private static Mark at(String symbol, String venue, int second) {
    return new Mark(
        symbol,
        venue,
        "2026-11-23",
        Long.MAX_VALUE / (second + 1),
        new BigDecimal("101.25"),
        Instant.parse("2026-11-23T14:30:00Z").plusSeconds(second));
  }

  @Test
  void of_more_marks_than_fit_the_latest_of_each_symbol_is_stored() {
    var marks = new ArrayList<Mark>();
    for (var second = 0; second < 20_000; second++) {
      // Synthetic venues of one symbol, before and after the one with its latest price.
      var made = Integer.toString(second * 7_919, 36).toUpperCase(Locale.ROOT);
      marks.add(at("ACME", "V" + made, second == 9_000 ? 30_000 : second));
    }
    marks.add(at("BOLT", "XNAS", 1));
    var bytes = MarkCodec.writeFitting(marks);
    assertThat(bytes).hasSizeLessThan(MarkCodec.MAX_BYTES);
    assertThat(MarkCodec.read(bytes)).containsExactly(marks.get(9_000), marks.getLast());
  }

  @Test
  void marks_that_fit_are_stored_all_whichever_is_the_latest() {
    var marks = List.of(at("ACME", "XLON", 2), at("ACME", "XNAS", 1));
    assertThat(MarkCodec.read(MarkCodec.writeFitting(marks))).isEqualTo(marks);
  }

  @Test
  void another_format_is_refused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(3);
    }
    assertThatThrownBy(() -> MarkCodec.read(bytes.toByteArray()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer format");
  }
}
