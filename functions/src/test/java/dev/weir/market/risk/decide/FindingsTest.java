package dev.weir.market.risk.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.Mark;
import dev.weir.market.Rank;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import dev.weir.market.reference.CurrencyMoves;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
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

class FindingsTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");
  private static final Limits GROSS = new Limits(Map.of(Limit.GROSS, BigDecimal.ONE));

  private Limits limits = GROSS;
  private Policy policy = Policy.DEFAULT;
  private List<SessionHours> sessions = List.of();
  private Instant loadedAt = AT;

  private Valuation valuation(Mark... marks) {
    var set =
        new ReferenceSet(
            List.of(
                new Instrument("ACME", "", "equity", "USD", BigDecimal.ONE, new double[] {0.1})),
            Map.of("USD", BigDecimal.ONE),
            List.of(
                new PortfolioPosition("growth", "ACME", new BigDecimal("1000000"), BigDecimal.ONE)),
            Map.of("growth", limits),
            sessions,
            List.of(),
            policy,
            List.of());
    return new Valuation("growth", new ReferenceBook(1, set, loadedAt), List.of(marks));
  }

  private static Mark mark() {
    return new Mark("ACME", "XNAS", "2026-11-23", 1, BigDecimal.ONE, AT);
  }

  private List<Finding> found(Valuation valuation, List<String> silent, Instant asOf) {
    return Findings.of(
        "growth", valuation, List.of(), valuation.marks().feedTime(), silent, asOf, List.of());
  }

  private static Finding finding(Cause cause, Action action, String... names) {
    return new Finding(cause, action, List.of(names));
  }

  @Test
  void a_whole_portfolio_within_its_hours_has_nothing_to_be_found() {
    assertThat(found(valuation(mark()), List.of(), AT)).isEmpty();
  }

  @Test
  void a_million_units_without_a_mark_halt_and_the_policy_can_say_less() {
    assertThat(found(valuation(), List.of(), AT))
        .containsExactly(finding(Cause.UNMARKED, Action.HALT, "ACME"));
    policy =
        new Policy(Map.of(Cause.UNMARKED, Action.WARN), Duration.ofDays(1), Duration.ofDays(1));
    assertThat(found(valuation(), List.of(), AT))
        .containsExactly(finding(Cause.UNMARKED, Action.WARN, "ACME"));
  }

  @Test
  void without_limits_a_portfolio_is_halted() {
    limits = Limits.NONE;
    assertThat(found(valuation(mark()), List.of(), AT))
        .containsExactly(finding(Cause.NO_LIMITS, Action.HALT));
  }

  @Test
  void a_limit_on_value_at_risk_with_too_few_returns_halts() {
    limits = new Limits(Map.of(Limit.VALUE_AT_RISK, BigDecimal.ONE));
    assertThat(found(valuation(mark()), List.of(), AT))
        .containsExactly(finding(Cause.SHORT_HISTORY, Action.HALT));
  }

  @Test
  void a_calendar_that_has_ended_is_found_once_the_feed_is_there() {
    sessions = List.of(new SessionHours("XNAS", "s", AT.minusSeconds(60), AT.plusSeconds(1)));
    assertThat(found(valuation(mark()), List.of(), AT)).isEmpty();
    sessions = List.of(new SessionHours("XNAS", "s", AT.minusSeconds(60), AT));
    assertThat(found(valuation(mark()), List.of(), AT))
        .containsExactly(finding(Cause.CALENDAR_ENDED, Action.REDUCE, "XNAS"));
  }

  @Test
  void reference_data_are_old_after_four_days() {
    loadedAt = AT.minus(Duration.ofDays(4));
    assertThat(found(valuation(mark()), List.of(), AT)).isEmpty();
    assertThat(found(valuation(mark()), List.of(), AT.plusSeconds(1)))
        .containsExactly(finding(Cause.REFERENCE_OLD, Action.WARN));
  }

  private List<String> silent(int arrivedBefore) {
    return Findings.silent(valuation(mark()), Map.of("XNAS", AT.minusSeconds(arrivedBefore)), AT);
  }

  @Test
  void an_open_venue_is_silent_after_a_minute_by_the_arrival_clock() {
    sessions = List.of(new SessionHours("XNAS", "s", AT.minusSeconds(999), AT.plusSeconds(1)));
    assertThat(silent(60)).isEmpty();
    assertThat(silent(61)).containsExactly("XNAS");
    assertThat(found(valuation(mark()), silent(61), AT))
        .containsExactly(finding(Cause.SILENT, Action.REDUCE, "XNAS"));
  }

  @Test
  void a_venue_that_has_just_opened_has_as_long_as_any_other() {
    sessions = List.of(new SessionHours("XNAS", "s", AT.minusSeconds(60), AT.plusSeconds(1)));
    assertThat(silent(9_999)).isEmpty();
  }

  @Test
  void a_venue_that_is_closed_or_keeps_no_hours_is_never_silent() {
    assertThat(silent(9_999)).isEmpty();
    sessions = List.of(new SessionHours("XNAS", "s", AT.minusSeconds(60), AT));
    assertThat(silent(9_999)).isEmpty();
  }

  @Test
  void what_can_not_be_computed_always_halts() {
    assertThatThrownBy(
            () ->
                new Policy(
                    Map.of(Cause.BEYOND, Action.WARN), Duration.ofDays(1), Duration.ofDays(1)))
        .hasMessage("The action for BEYOND is fixed");
    var big = new Mark("ACME", "XNAS", "2026-11-23", 1, new BigDecimal("999999999999"), AT);
    var valuation = valuation(big);
    assertThat(found(valuation, List.of(), AT))
        .containsExactly(finding(Cause.BEYOND, Action.HALT, "ACME"));
  }

  @Test
  void equal_findings_have_equal_digests_and_others_have_others() {
    var one = List.of(finding(Cause.STALE, Action.REDUCE, "A", "B"));
    assertThat(FindingsDigest.of(one)).isEqualTo(FindingsDigest.of(List.copyOf(one)));
    assertThat(
            List.of(
                FindingsDigest.of(one),
                FindingsDigest.of(List.of(finding(Cause.STALE, Action.REDUCE, "A"))),
                FindingsDigest.of(List.of(finding(Cause.STALE, Action.HALT, "A", "B"))),
                FindingsDigest.of(List.of(finding(Cause.SILENT, Action.REDUCE, "A", "B"))),
                FindingsDigest.NONE))
        .doesNotHaveDuplicates();
    assertThat(FindingsDigest.of(List.of())).isEqualTo(FindingsDigest.NONE);
  }

  @Test
  void the_mark_of_a_rate_is_judged_as_any_other_that_gives_a_price() {
    var set =
        new ReferenceSet(
            List.of(
                new Instrument("ACME", "", "equity", "EUR", BigDecimal.ONE, new double[] {0.1})),
            Map.of("USD", BigDecimal.ONE, "EUR", new BigDecimal("1.1")),
            List.of(
                new PortfolioPosition("growth", "ACME", new BigDecimal("1000000"), BigDecimal.ONE)),
            Map.of("growth", GROSS),
            List.of(new SessionHours("EBS", "day", AT.minusSeconds(600), AT.plusSeconds(600))),
            List.of(),
            policy,
            List.of(),
            List.of(new CurrencyMoves("EUR", Optional.of("EUR/USD"), new double[] {0.01})),
            List.of());
    var book = new ReferenceBook(1, set, AT);
    // The loaded rate does not replace the mark.
    var without = new Valuation("growth", book, List.of(mark()));
    assertThat(found(without, List.of(), AT))
        .containsExactly(finding(Cause.UNMARKED, Action.HALT, "ACME"));
    var rate = new Mark("EUR/USD", "EBS", "2026-11-23", 1, BigDecimal.ONE, AT);
    var valuation = new Valuation("growth", book, List.of(mark(), rate));
    assertThat(found(valuation, List.of(), AT)).isEmpty();
    assertThat(
            new Staleness(Duration.ofSeconds(30))
                .staleMarks(valuation.pricing(), Optional.of(AT.plusSeconds(31)), book))
        .containsExactly("ACME@XNAS", "EUR/USD@EBS");
    assertThat(Findings.silent(valuation, Map.of("EBS", AT), AT.plusSeconds(61)))
        .containsExactly("EBS");
    var ended =
        Findings.of(
            "growth",
            valuation,
            List.of(),
            Optional.of(AT.plusSeconds(600)),
            List.of(),
            AT,
            List.of());
    assertThat(ended).containsExactly(finding(Cause.CALENDAR_ENDED, Action.REDUCE, "EBS"));
    var cancelled =
        new Mark(
            "EUR/USD",
            "EBS",
            new Rank(0, Rank.orderOf("2026-11-23"), "2026-11-23", 0, 1, 2),
            Optional.empty(),
            AT);
    assertThat(valuation.with(List.of(cancelled)).unmarked()).containsExactly("ACME");
  }
}
