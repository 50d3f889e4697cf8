package dev.weir.market.risk.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Mark;
import dev.weir.market.MarkCodec;
import dev.weir.market.exposure.Policy;
import dev.weir.market.reference.AgeRule;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StalenessTest {

  private static final Instant OPEN = Instant.parse("2026-11-23T09:00:00Z");
  private static final Staleness STALENESS = new Staleness(Duration.ofSeconds(30));

  private final MarkBook marks = new MarkBook();

  private static ReferenceBook hours(SessionHours... sessions) {
    return new ReferenceBook(
        1, new ReferenceSet(List.of(), Map.of(), List.of(), Map.of(), List.of(sessions)));
  }

  private static final ReferenceBook XLIS =
      hours(new SessionHours("XLIS", "monday", OPEN, OPEN.plusSeconds(3_600)));

  private void mark(String symbol, String venue, long second) {
    marks.join(new Mark(symbol, venue, "monday", 1, BigDecimal.TEN, OPEN.plusSeconds(second)));
  }

  private List<Mark> pricing() {
    return marks.marks().stream()
        .map(Mark::symbol)
        .distinct()
        .flatMap(symbol -> marks.priceOf(symbol).stream())
        .toList();
  }

  private List<String> staleMarks(ReferenceBook reference) {
    return STALENESS.staleMarks(pricing(), marks.feedTime(), reference);
  }

  @Test
  void a_mark_is_stale_when_the_feed_is_more_than_the_limit_ahead_of_it() {
    mark("A", "XNAS", 0);
    mark("B", "XNAS", 30);
    assertThat(staleMarks(hours())).isEmpty();
    mark("C", "XNAS", 31);
    assertThat(staleMarks(hours())).containsExactly("A@XNAS");
  }

  @Test
  void while_its_venue_is_closed_no_mark_is_stale() {
    mark("A", "XLIS", 3_590);
    mark("C", "XNAS", 3_700);
    assertThat(staleMarks(XLIS)).isEmpty();
  }

  @Test
  void after_the_opening_a_mark_of_yesterday_has_as_long_as_any_other() {
    mark("A", "XLIS", -60_000);
    mark("C", "XNAS", 30);
    assertThat(staleMarks(XLIS)).isEmpty();
    mark("D", "XNAS", 31);
    assertThat(staleMarks(XLIS)).containsExactly("A@XLIS");
  }

  @Test
  void at_a_time_later_than_any_of_its_marks_all_of_them_may_be_stale() {
    mark("A", "XNAS", 0);
    var later = Optional.of(OPEN.plusSeconds(31));
    assertThat(STALENESS.staleMarks(pricing(), later, hours())).containsExactly("A@XNAS");
    assertThat(STALENESS.staleMarks(List.of(), Optional.empty(), hours())).isEmpty();
  }

  @Test
  void of_two_venues_the_later_one_gives_the_price_whichever_came_first() {
    mark("A", "XNAS", 5);
    mark("A", "XLIS", 4);
    assertThat(marks.priceOf("A").orElseThrow().venue()).isEqualTo("XNAS");
    mark("B", "XLIS", 4);
    mark("B", "XNAS", 4);
    assertThat(marks.priceOf("B").orElseThrow().venue()).isEqualTo("XNAS");
    assertThat(marks.priceOf("C")).isEmpty();
  }

  @Test
  void marks_that_are_stored_are_read_as_the_same() {
    mark("A", "XNAS", 5);
    mark("A", "XLIS", 4);
    assertThat(MarkCodec.read(MarkCodec.write(marks.marks())))
        .containsExactlyElementsOf(marks.marks());
  }

  @Test
  void only_the_mark_that_gives_the_price_is_judged() {
    mark("A", "XNAS", 0);
    mark("A", "XLIS", 40);
    mark("B", "XNAS", 45);
    assertThat(staleMarks(hours())).isEmpty();
  }

  @Test
  void an_age_can_be_declared_for_a_symbol_a_venue_or_both() {
    mark("A", "XNAS", 0);
    mark("B", "XNAS", 0);
    mark("C", "XETR", 0);
    mark("D", "XLIS", 60);
    var reference =
        new ReferenceBook(
            1,
            new ReferenceSet(
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Policy.DEFAULT,
                List.of(
                    new AgeRule(Optional.of("A"), Optional.of("XNAS"), Duration.ofSeconds(59)),
                    new AgeRule(Optional.of("A"), Optional.empty(), Duration.ofSeconds(99)),
                    new AgeRule(Optional.empty(), Optional.of("XNAS"), Duration.ofSeconds(60)),
                    new AgeRule(Optional.empty(), Optional.of("XETR"), Duration.ofSeconds(61)))));
    assertThat(staleMarks(reference)).containsExactly("A@XNAS");
  }
}
