package dev.weir.market.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.Mark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void another_format_is_refused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(2);
    }
    assertThatThrownBy(() -> MarkCodec.read(bytes.toByteArray()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer format");
  }
}
