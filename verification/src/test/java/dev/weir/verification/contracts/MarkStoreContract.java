package dev.weir.verification.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.ReceivedMark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of marks does. */
abstract class MarkStoreContract {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00.123456789Z");

  private MarkStore marks;

  /** One with nothing in it, which nobody else uses. */
  abstract MarkStore open();

  @BeforeEach
  void openStore() {
    marks = open();
  }

  private static Mark mark(String symbol, String venue, String session, long sequence) {
    return new Mark(symbol, venue, session, sequence, new BigDecimal("101.25000001"), AT);
  }

  private boolean put(Mark mark) {
    return marks.put(
        new ReceivedMark(
            mark,
            Optional.of(new BigDecimal("101.24")),
            Optional.empty(),
            Optional.of(new BigDecimal("100")),
            AT.plusMillis(80),
            "us-east-1"));
  }

  @Test
  void what_was_stored_is_read_back_to_the_last_digit() {
    var mark = mark("ACME", "XNAS", "2026-11-23", 1204);
    assertThat(put(mark)).isTrue();
    assertThat(marks.all()).containsExactly(mark);
  }

  @Test
  void a_mark_that_is_there_is_not_stored_again() {
    put(mark("ACME", "XNAS", "2026-11-23", 7));
    assertThat(put(mark("ACME", "XNAS", "2026-11-23", 7))).isFalse();
    assertThat(marks.all()).hasSize(1);
  }

  @Test
  void an_older_mark_never_takes_a_newer_ones_place() {
    var newest = mark("ACME", "XNAS", "2026-11-23", 10);
    put(newest);
    assertThat(put(mark("ACME", "XNAS", "2026-11-23", 9))).isFalse();
    assertThat(put(mark("ACME", "XNAS", "2026-11-22", 99))).isFalse();
    assertThat(marks.all()).containsExactly(newest);
  }

  @Test
  void sequences_are_compared_as_numbers() {
    put(mark("ACME", "XNAS", "2026-11-23", 99));
    assertThat(put(mark("ACME", "XNAS", "2026-11-23", 100))).isTrue();
    assertThat(put(mark("ACME", "XNAS", "2026-11-23", Long.MAX_VALUE))).isTrue();
    assertThat(put(mark("ACME", "XNAS", "2026-11-23", 101))).isFalse();
  }

  @Test
  void a_later_session_begins_anew() {
    put(mark("ACME", "XNAS", "2026-11-23", 99));
    var first = mark("ACME", "XNAS", "2026-11-24", 1);
    assertThat(put(first)).isTrue();
    assertThat(marks.all()).containsExactly(first);
  }

  @Test
  void a_register_is_told_apart_by_symbol_and_venue() {
    var all =
        new Mark[] {
          mark("ACME", "XLON", "s", 1), mark("ACME", "XNAS", "s", 1), mark("BOLT", "XNAS", "s", 1)
        };
    for (var each : all) {
      assertThat(put(each)).isTrue();
    }
    assertThat(marks.all()).containsExactlyInAnyOrder(all);
  }
}
