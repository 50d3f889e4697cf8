package dev.weir.market.risk.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Mark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkBookTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");

  private final MarkBook book = new MarkBook();

  private static Mark mark(String symbol, String venue, String session, long sequence, int second) {
    return new Mark(
        symbol,
        venue,
        session,
        sequence,
        BigDecimal.valueOf(100 + sequence),
        AT.plusSeconds(second));
  }

  @Test
  void a_mark_is_taken_in_once_and_never_over_a_newer_one() {
    assertThat(book.join(mark("ACME", "XNAS", "b", 2, 0))).isTrue();
    assertThat(book.join(mark("ACME", "XNAS", "b", 2, 0))).isFalse();
    assertThat(book.join(mark("ACME", "XNAS", "b", 1, 9))).isFalse();
    assertThat(book.join(mark("ACME", "XNAS", "a", 99, 9))).isFalse();
    assertThat(book.join(mark("ACME", "XNAS", "c", 1, 0))).isTrue();
    assertThat(book.marks()).containsExactly(mark("ACME", "XNAS", "c", 1, 0));
  }

  @Test
  void the_venue_that_spoke_last_gives_the_price() {
    book.join(mark("ACME", "XLON", "s", 1, 5));
    book.join(mark("ACME", "XNAS", "s", 2, 3));
    assertThat(book.priceOf("ACME")).contains(mark("ACME", "XLON", "s", 1, 5));
    book.join(mark("ACME", "XNAS", "s", 3, 5));
    assertThat(book.priceOf("ACME")).contains(mark("ACME", "XNAS", "s", 3, 5));
  }

  @Test
  void a_symbol_that_begins_like_another_has_a_price_of_its_own() {
    book.join(mark("AC", "XNAS", "s", 1, 0));
    book.join(mark("AC.B", "XNAS", "s", 2, 9));
    book.join(mark("ACME", "XNAS", "s", 3, 9));
    book.join(mark("A", "XNAS", "s", 4, 9));
    assertThat(book.priceOf("AC")).contains(mark("AC", "XNAS", "s", 1, 0));
    assertThat(book.priceOf("B")).isEmpty();
  }

  @Test
  void feed_time_is_the_latest_of_any_mark() {
    assertThat(book.feedTime()).isEmpty();
    book.join(mark("ACME", "XLON", "s", 1, 5));
    book.join(mark("BOLT", "XNAS", "s", 2, 3));
    assertThat(book.feedTime()).contains(AT.plusSeconds(5));
  }

  @Test
  void marks_in_any_order_and_any_number_of_times_make_the_same_book() {
    var marks = new ArrayList<Mark>();
    for (var sequence = 1; sequence <= 5; sequence++) {
      marks.add(mark("ACME", "XNAS", "s", sequence, sequence));
      marks.add(mark("ACME", "XLON", "s", sequence, 9 - sequence));
      marks.add(mark("BOLT", "XNAS", sequence < 3 ? "r" : "s", sequence, 0));
    }
    marks.addAll(List.copyOf(marks));
    marks.forEach(book::join);
    for (var seed = 0; seed < 50; seed++) {
      Collections.shuffle(marks, new Random(seed));
      var other = new MarkBook();
      marks.forEach(other::join);
      assertThat(other.byName()).isEqualTo(book.byName());
      assertThat(other.priceOf("ACME")).isEqualTo(book.priceOf("ACME"));
    }
  }
}
