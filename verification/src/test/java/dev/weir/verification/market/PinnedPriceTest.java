package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.market.Collar;
import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.MarkActs;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.verification.fakes.Script;
import dev.weir.verification.metrics.EmittedMetrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which a tick could pin a price, in both Regions, through the real functions. */
class PinnedPriceTest {

  private static final String TODAY = "2026-11-23";

  private final TwoSites sites = new TwoSites();
  private final List<DrivenRegion> both = List.of(sites.first(), sites.second());

  private final List<EmittedMetrics> emitted = List.of(new EmittedMetrics(), new EmittedMetrics());

  @BeforeEach
  void load() {
    load(Collar.DEFAULT);
    sites.first().region().emitTo(emitted.getFirst());
    sites.second().region().emitTo(emitted.getLast());
  }

  private static Tick tick(String session, long sequence, String price, int second) {
    return new Tick(
        "ACME",
        "XNAS",
        session,
        sequence,
        new BigDecimal(price),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TwoSites.START.plusSeconds(second));
  }

  /** Puts the ticks into both Regions and delivers everything. */
  private void flow(Tick... ticks) {
    for (var tick : ticks) {
      sites.putInBoth(tick);
      both.forEach(DrivenRegion::all);
    }
    both.forEach(DrivenRegion::all);
  }

  private String price() {
    return sites
        .tables()
        .marks()
        .read("ACME", "XNAS")
        .mark()
        .flatMap(Mark::price)
        .orElseThrow()
        .toPlainString();
  }

  /** Asserts that the marks are at a price, and that the decisions of both Regions use it. */
  private void assertPrice(String expected) {
    assertThat(price()).isEqualTo(expected);
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").price())
        .contains(new BigDecimal(expected));
    assertThat(sites.violations(sites.first())).isEmpty();
    assertThat(sites.violations(sites.second())).isEmpty();
  }

  private List<Reason> quarantined(DrivenRegion site) {
    return site.region().quarantine().all().stream().map(Rejected::reason).distinct().toList();
  }

  /**
   * Asserts that both Regions have it in quarantine, and report the metric of the alarm
   * market-refused-ticks.
   */
  private void assertQuarantined(Reason... reasons) {
    both.forEach(site -> assertThat(quarantined(site)).containsExactlyInAnyOrder(reasons));
    emitted.forEach(each -> assertThat(each.toldBy(Step.MARKS)).contains(WeirMetric.REFUSED_TICKS));
  }

  @Test
  void a_session_nine_hundred_years_ahead_is_refused() {
    flow(tick(TODAY, 1, "100", 1), tick("2926-11-29", 1, "100", 1), tick(TODAY, 2, "101", 2));
    assertPrice("101");
    assertQuarantined(Reason.SESSION_AHEAD);
  }

  @Test
  void a_session_of_this_decade_that_is_mistyped_is_refused() {
    flow(tick(TODAY, 1, "10", 1), tick("2062-11-23", 1, "10", 1), tick(TODAY, 2, "11", 2));
    assertPrice("11");
    assertQuarantined(Reason.SESSION_AHEAD);
  }

  @Test
  void a_sequence_of_nine_quintillions_is_refused() {
    flow(
        tick(TODAY, 1, "100", 1),
        tick(TODAY, 9_000_000_000_000_000_000L, "100", 2),
        tick(TODAY, 2, "101", 3));
    assertPrice("101");
    assertQuarantined(Reason.SEQUENCE_AHEAD);
    both.forEach(site -> assertThat(site.feedState().gaps()).as(site.region().name()).isEmpty());
  }

  @Test
  void sessions_that_are_declared_are_ordered_by_their_openings_and_others_are_refused() {
    var at = TwoSites.START;
    load(
        Collar.DEFAULT,
        new SessionHours("XNAS", "9", at.minusSeconds(600), at.plusSeconds(1)),
        new SessionHours("XNAS", "10", at.plusSeconds(1), at.plusSeconds(900)));
    flow(tick("9", 7, "100", 0), tick("10", 1, "101", 2), tick("monday", 9, "1", 3));
    assertPrice("101");
    assertQuarantined(Reason.UNKNOWN_SESSION);
  }

  @Test
  void a_sequence_that_starts_again_within_a_session_is_followed() {
    flow(
        tick(TODAY, 50_000, "70.00", 20),
        tick(TODAY, 1, "65.00", 22),
        tick(TODAY, 2, "66.00", 23),
        tick(TODAY, 3, "64.00", 24));
    assertPrice("64.00");
    assertQuarantined(Reason.SEQUENCE_BEHIND);
  }

  @Test
  void a_high_sequence_that_came_first_does_not_hold_what_follows() {
    flow(
        tick(TODAY, 500_000, "70.00", 20),
        tick(TODAY, 1, "65.00", 1),
        tick(TODAY, 2, "60.00", 2),
        tick(TODAY, 3, "55.00", 3));
    assertPrice("55.00");
    assertQuarantined(Reason.SEQUENCE_AHEAD);
  }

  @Test
  void a_wrong_price_of_a_sequence_that_comes_again_with_the_right_one_is_refused() {
    flow(tick(TODAY, 1, "10.00", 1), tick(TODAY, 2, "99999", 2), tick(TODAY, 2, "10.01", 2));
    assertPrice("10.01");
    assertQuarantined(Reason.PRICE_BEYOND);
  }

  @Test
  void a_negative_price_is_refused_or_stands_as_the_instrument_says() {
    flow(tick(TODAY, 1, "10.01", 1), tick(TODAY, 2, "-37.63", 2));
    assertPrice("10.01");
    assertQuarantined(Reason.BAD_PRICE);
    load(new Collar(new BigDecimal("0.1"), new BigDecimal("50"), true));
    flow(tick(TODAY, 3, "-37.63", 3));
    assertPrice("-37.63");
  }

  @Test
  void a_crossed_quote_is_marked_as_such() {
    var crossed =
        new Tick(
            "ACME",
            "XNAS",
            TODAY,
            1,
            new BigDecimal("10"),
            Optional.of(new BigDecimal("10.5")),
            Optional.of(new BigDecimal("10.1")),
            Optional.empty(),
            TwoSites.START);
    flow(crossed);
    assertThat(sites.tables().marks().read("ACME", "XNAS").last().orElseThrow().isCrossed())
        .isTrue();
  }

  @Test
  void a_price_that_three_sequences_agree_on_is_the_markets() {
    flow(
        tick(TODAY, 1, "100", 1),
        tick(TODAY, 2, "60", 2),
        tick(TODAY, 2, "60", 2),
        tick(TODAY, 3, "61", 3));
    assertPrice("100");
    flow(tick(TODAY, 4, "59", 4));
    assertPrice("59");
  }

  @Test
  void a_void_takes_the_price_out_of_every_decision_until_ticks_agree() {
    flow(tick(TODAY, 1, "100", 1), tick(TODAY, 1_001, "101", 2));
    sites.pass(Duration.ofSeconds(10));
    var result = acts().voidMark("ACME", "XNAS", "kim", "mistyped sequence");
    assertThat(result).isInstanceOf(MarkActs.ActResult.StoredAct.class);
    both.forEach(DrivenRegion::all);
    assertThat(sites.latest("growth").marks().unmarked()).containsExactly("ACME");
    sites.pass(Duration.ofSeconds(10));
    flow(tick(TODAY, 2, "102", 31), tick(TODAY, 3, "103", 32), tick(TODAY, 4, "104", 33));
    assertPrice("104");
    assertThat(sites.latest("growth").marks().unmarked()).isEmpty();
  }

  @Test
  void an_accepted_tick_is_in_every_decision() {
    flow(tick(TODAY, 1, "100", 1), tick(TODAY, 2, "50", 2));
    assertPrice("100");
    assertThat(acts().accept("ACME", "XNAS", TODAY + "/9", "kim", "a crash"))
        .isInstanceOf(MarkActs.ActResult.NoCandidate.class);
    acts().accept("ACME", "XNAS", TODAY + "/2", "kim", "a crash");
    both.forEach(DrivenRegion::all);
    assertPrice("50");
  }

  @Test
  void what_an_instance_remembers_does_not_keep_a_pin_after_a_void() {
    var site = sites.first();
    var instance = site.region().coldMarks();
    site.put(tick(TODAY, 1, "100", 1), tick(TODAY, 1_001, "101", 2));
    instance.invoke(site.feed().event(0, 2));
    sites.pass(Duration.ofSeconds(10));
    acts().voidMark("ACME", "XNAS", "kim", "mistyped sequence");
    sites.pass(Duration.ofSeconds(10));
    site.put(tick(TODAY, 5, "102", 31), tick(TODAY, 6, "103", 32), tick(TODAY, 7, "104", 33));
    instance.invoke(site.feed().event(2, 5));
    assertThat(price()).isEqualTo("104");
  }

  private MarkActs acts() {
    return new MarkActs(
        sites.tables().marks().from(new Script()), new ConflictRetry(_ -> {}), sites.clock());
  }

  private void load(Collar collar, SessionHours... sessions) {
    var names = List.of("ACME", "BOLT");
    var positions = new ArrayList<PortfolioPosition>();
    Stream.of("growth", "value")
        .forEach(
            portfolio ->
                positions.add(
                    new PortfolioPosition(
                        portfolio, "ACME", new BigDecimal("50"), BigDecimal.TEN)));
    sites
        .tables()
        .references()
        .load(
            new ReferenceSet(
                names.stream().map(PinnedPriceTest::instrument).toList(),
                Map.of("USD", BigDecimal.ONE),
                positions,
                Map.of("growth", Limits.NONE),
                List.of(sessions),
                List.of(new CollarRule(Optional.of("ACME"), Optional.empty(), collar))),
            TwoSites.START);
  }

  private static Instrument instrument(String symbol) {
    return new Instrument(
        symbol, symbol, "equity", "USD", BigDecimal.ONE, new double[] {-0.02, 0.01, -0.01});
  }
}
