package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.Rank;
import dev.weir.market.ReceivedMark;
import dev.weir.market.Register;
import dev.weir.market.Register.Act;
import dev.weir.market.Register.Candidate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of marks. */
abstract class MarkStoreContract {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00.123456789Z");

  private MarkStore marks;

  /** Returns an empty one that nobody else uses. */
  abstract MarkStore open();

  @BeforeEach
  void openStore() {
    marks = open();
  }

  private static Mark mark(String symbol, String venue, String session, long sequence) {
    return new Mark(symbol, venue, session, sequence, new BigDecimal("101.25000001"), AT);
  }

  private static ReceivedMark received(Mark mark) {
    return new ReceivedMark(
        mark,
        Optional.of(new BigDecimal("101.24")),
        Optional.empty(),
        Optional.of(new BigDecimal("100")),
        AT.plusMillis(80),
        "us-east-1");
  }

  private Register with(long revision, Mark mark) {
    return new Register(
        mark.symbol(),
        mark.venue(),
        revision,
        0,
        Optional.of(received(mark)),
        mark.price(),
        Instant.MIN,
        Instant.MIN,
        mark.rank().epoch(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static final Act ACT = new Act("void", "kim", "a typo # in \"it\"", AT);

  @Test
  void a_missing_register_is_read_as_nothing() {
    assertThat(marks.read("ACME", "XNAS")).isEqualTo(Register.none("ACME", "XNAS"));
    assertThat(marks.all()).isEmpty();
  }

  @Test
  void a_register_is_read_back_to_the_last_digit() {
    var mark = mark("ES H26", "XCME", "2026-11-23", 1204);
    var waiting =
        received(
            new Mark(
                "ES H26",
                "XCME",
                new Rank(0, 20_000, "evening", 2, 7, 9),
                Optional.empty(),
                AT.plusNanos(1)));
    var full =
        new Register(
            "ES H26",
            "XCME",
            1,
            0,
            Optional.of(received(mark)),
            Optional.of(new BigDecimal("-37.630")),
            AT,
            AT.plusSeconds(1),
            3,
            Optional.of(waiting.mark()),
            List.of(
                new Candidate(waiting, "PRICE_BEYOND"),
                new Candidate(received(mark), "SEQUENCE_AHEAD")),
            Optional.of(ACT));
    assertThat(marks.replace(full)).isEmpty();
    assertThat(marks.read("ES H26", "XCME")).isEqualTo(full);
    assertThat(marks.all()).containsExactly(received(mark));
  }

  @Test
  void a_step_is_stored_only_after_the_one_that_it_was_made_from() {
    var first = with(1, mark("ACME", "XNAS", "2026-11-23", 9));
    assertThat(marks.replace(first)).isEmpty();
    var another = with(1, mark("ACME", "XNAS", "2026-11-23", 10));
    assertThat(marks.replace(another)).contains(first);
    var second = with(2, mark("ACME", "XNAS", "2026-11-23", 10));
    assertThat(marks.replace(second)).isEmpty();
    assertThat(marks.replace(with(2, mark("ACME", "XNAS", "2026-11-23", 11)))).contains(second);
    assertThat(marks.replace(with(4, mark("ACME", "XNAS", "2026-11-23", 11)))).contains(second);
    assertThat(marks.read("ACME", "XNAS")).isEqualTo(second);
  }

  @Test
  void a_step_that_is_sent_again_is_found_stored() {
    var first = with(1, mark("ACME", "XNAS", "2026-11-23", 9));
    marks.replace(first);
    assertThat(marks.replace(first)).isEmpty();
  }

  @Test
  void an_act_succeeds_whatever_the_feed_has_written_meanwhile() {
    var first = with(1, mark("ACME", "XNAS", "2026-11-23", 9));
    marks.replace(first);
    var act = first.voided(ACT);
    marks.replace(with(2, mark("ACME", "XNAS", "2026-11-23", 10)));
    marks.replace(with(3, mark("ACME", "XNAS", "2026-11-23", 11)));
    assertThat(marks.override(act)).isTrue();
    assertThat(marks.read("ACME", "XNAS")).isEqualTo(act.numbered(4));
    assertThat(marks.all())
        .extracting(each -> each.mark().price())
        .containsExactly(Optional.empty());
  }

  @Test
  void a_step_that_was_made_before_an_act_is_refused_after_it() {
    var first = with(1, mark("ACME", "XNAS", "2026-11-23", 9));
    marks.replace(first);
    marks.override(first.voided(ACT));
    assertThat(marks.replace(with(2, mark("ACME", "XNAS", "2026-11-23", 10)))).isPresent();
  }

  @Test
  void of_two_acts_on_one_generation_the_first_stands() {
    var first = with(1, mark("ACME", "XNAS", "2026-11-23", 9));
    marks.replace(first);
    assertThat(marks.override(first.voided(ACT))).isTrue();
    assertThat(marks.override(first.voided(ACT))).isTrue(); // a retry
    assertThat(marks.override(first.voided(new Act("void", "lee", "another", AT)))).isFalse();
    assertThat(marks.read("ACME", "XNAS").act()).contains(ACT);
  }

  @Test
  void an_act_can_be_the_first_that_is_stored() {
    assertThat(marks.override(Register.none("ACME", "XNAS").voided(ACT))).isTrue();
    assertThat(marks.read("ACME", "XNAS").revision()).isEqualTo(1);
  }

  @Test
  void a_register_is_removed_unless_somebody_has_written_it_meanwhile() {
    var first = with(1, mark("ACME", "XNAS", "2026-11-23", 9));
    var other = with(1, mark("BOLT", "XNAS", "2026-11-23", 9));
    marks.replace(first);
    marks.replace(other);
    var second = with(2, mark("ACME", "XNAS", "2026-11-23", 10));
    marks.replace(second);
    assertThat(marks.remove(first)).isFalse();
    assertThat(marks.registers()).containsExactlyInAnyOrder(second, other);
    assertThat(marks.remove(second)).isTrue();
    assertThat(marks.remove(second)).isTrue(); // it is gone
    assertThat(marks.read("ACME", "XNAS")).isEqualTo(Register.none("ACME", "XNAS"));
    assertThat(marks.registers()).containsExactly(other);
    // A write based on its memory is refused, and it starts from scratch.
    assertThat(marks.replace(with(3, mark("ACME", "XNAS", "2026-11-23", 11)))).isPresent();
    assertThat(marks.replace(first)).isEmpty();
  }

  @Test
  void registers_are_distinguished_by_symbol_and_venue() {
    var all =
        new Mark[] {
          mark("ACME", "XLON", "s", 1), mark("ACME", "XNAS", "s", 1), mark("BRK/B", "XNAS", "s", 1)
        };
    for (var each : all) {
      assertThat(marks.replace(with(1, each))).isEmpty();
    }
    assertThat(marks.all()).extracting(ReceivedMark::mark).containsExactlyInAnyOrder(all);
  }
}
