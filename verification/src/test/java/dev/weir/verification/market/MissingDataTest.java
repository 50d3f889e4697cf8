package dev.weir.verification.market;

import static dev.weir.verification.market.TwoSites.tick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import dev.weir.market.risk.decide.Decision;
import dev.weir.subscriber.Allowance;
import dev.weir.subscriber.Allowance.Knowledge;
import dev.weir.subscriber.TradingState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data go missing in a market of two Regions that runs second by second: within one sweep the
 * trading systems of both have the state that the policy orders, and the reason for it.
 */
class MissingDataTest {

  private static final int OLD_AFTER = 90;
  private static final int ENOUGH_DAYS = ReferenceSet.MIN_RETURNS;
  private static final Instant START = TwoSites.START;

  private final TradingSites market = new TradingSites();
  private int second;
  private List<String> feed = List.of("ACME", "BOLT");

  /** The reference data, of which some may be missing. */
  private record Data(
      List<String> symbols,
      String quantity,
      Map<String, Limits> limits,
      List<SessionHours> sessions,
      int days,
      Policy policy) {

    static Data complete(Policy policy) {
      var limits =
          new Limits(
              Map.of(
                  Limit.GROSS, new BigDecimal("1000000"),
                  Limit.VALUE_AT_RISK, new BigDecimal("1000000")));
      return new Data(
          List.of("ACME", "BOLT"),
          "50",
          Map.of("growth", limits),
          List.of(
              hours("2026-11-23", START.minusSeconds(60), START.plusSeconds(7_200)),
              hours("2026-11-24", START.plusSeconds(80_000), START.plusSeconds(90_000))),
          ENOUGH_DAYS,
          policy);
    }

    private static SessionHours hours(String session, Instant opensAt, Instant closesAt) {
      return new SessionHours("XNAS", session, opensAt, closesAt);
    }

    ReferenceSet set() {
      return new ReferenceSet(
          Stream.of("ACME", "BOLT", "COLA").map(this::instrument).toList(),
          Map.of("USD", BigDecimal.ONE),
          symbols.stream()
              .map(
                  symbol ->
                      new PortfolioPosition(
                          "growth", symbol, new BigDecimal(quantity), new BigDecimal("98")))
              .toList(),
          limits,
          sessions,
          List.of(),
          policy,
          List.of());
    }

    private Instrument instrument(String symbol) {
      var returns = new double[days];
      Arrays.setAll(returns, day -> day % 2 == 0 ? 0.01 : -0.01);
      return new Instrument(symbol, symbol, "equity", "USD", BigDecimal.ONE, returns);
    }

    Data holding(String... others) {
      return new Data(List.of(others), quantity, limits, sessions, days, policy);
    }

    Data ofSize(String other) {
      return new Data(symbols, other, limits, sessions, days, policy);
    }

    Data withoutLimits() {
      return new Data(symbols, quantity, Map.of(), sessions, days, policy);
    }

    Data until(Instant lastClosing) {
      var last = hours("2026-11-23", START.minusSeconds(60), lastClosing);
      return new Data(symbols, quantity, limits, List.of(last), days, policy);
    }

    Data ofDays(int other) {
      return new Data(symbols, quantity, limits, sessions, other, policy);
    }
  }

  /** What goes missing, and how. */
  record Loss(Cause cause, Consumer<MissingDataTest> happens) {
    @Override
    public String toString() {
      return cause.name();
    }
  }

  private static final List<Loss> LOSSES =
      List.of(
          new Loss(Cause.UNMARKED, test -> test.load(d -> d.holding("ACME", "BOLT", "COLA"))),
          new Loss(Cause.NO_LIMITS, test -> test.load(Data::withoutLimits)),
          new Loss(Cause.BEYOND, test -> test.load(d -> d.ofSize("1000000000000"))),
          new Loss(Cause.SHORT_HISTORY, test -> test.load(d -> d.ofDays(ENOUGH_DAYS - 1))),
          new Loss(Cause.SHORT_HISTORY, test -> test.load(d -> d.ofDays(0))),
          new Loss(
              Cause.CALENDAR_ENDED,
              test -> {
                test.load(d -> d.until(test.now().plusSeconds(5)));
                test.pass(6);
              }),
          new Loss(
              Cause.STALE,
              test -> {
                test.feed = List.of("BOLT");
                test.pass((int) ModelledRegion.STALE.toSeconds() + 1);
              }),
          new Loss(
              Cause.SILENT,
              test -> {
                test.feed = List.of();
                test.pass(61);
              }),
          new Loss(Cause.REFERENCE_OLD, test -> test.pass(OLD_AFTER)),
          new Loss(
              Cause.REGIONS_DISAGREE,
              test -> {
                test.feed = List.of(); // a further tick would correct it
                test.falsify();
              }));

  static Stream<Arguments> losses() {
    return LOSSES.stream()
        .flatMap(
            loss ->
                actions(loss.cause()).stream()
                    .map(action -> Arguments.of(loss, loss.cause(), action)));
  }

  private static Set<Action> actions(Cause cause) {
    return cause.canBeSet() ? EnumSet.allOf(Action.class) : EnumSet.of(cause.byDefault());
  }

  private Policy policy = Policy.DEFAULT;

  private void begin(Map<Cause, Action> actions) {
    policy = new Policy(actions, Policy.DEFAULT.maxSilence(), Duration.ofSeconds(OLD_AFTER));
    load(data -> data);
    pass(20);
    assertStates(TradingState.ACTIVE);
    assertThat(latest().findings()).isEmpty();
  }

  private void load(UnaryOperator<Data> change) {
    market.sites().tables().references().load(change.apply(Data.complete(policy)).set(), now());
  }

  private Instant now() {
    return market.sites().clock().instant();
  }

  private void pass(int seconds) {
    for (var i = 0; i < seconds; i++) {
      second++;
      feed.forEach(symbol -> market.sites().putInBoth(tick(symbol, second, "100")));
      market.pass(1);
    }
  }

  private void passOneSweep() {
    pass(TradingSites.SWEEP - second % TradingSites.SWEEP);
  }

  private Decision latest() {
    return market.sites().latest("growth");
  }

  /** Stores a figure that nobody could compute from the marks. */
  private void falsify() {
    var right = latest();
    var figures = right.figures();
    market
        .sites()
        .tables()
        .risks()
        .overwrite(
            new Decision(
                right.portfolio(),
                right.version() + 1,
                new RiskFigures(
                    figures.gross() + 10_000,
                    figures.net(),
                    figures.unrealised(),
                    figures.largestSymbol(),
                    figures.largest(),
                    figures.valueAtRisk(),
                    figures.expectedShortfall()),
                right.limits(),
                right.findings(),
                right.marks(),
                right.provenance()));
  }

  private void assertStates(TradingState state) {
    for (var site : market.both()) {
      assertThat(site.growth())
          .extracting(Allowance::state, Allowance::knowledge)
          .containsExactly(state, Knowledge.LIVE);
    }
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("losses")
  void a_missing_datum_leads_to_the_state_of_the_policy_within_one_sweep(
      Loss loss, Cause cause, Action action) {
    begin(cause.canBeSet() ? Map.of(cause, action) : Map.of());
    loss.happens().accept(this);
    passOneSweep();
    assertStates(TradingState.valueOf(action.state().name()));
    if (cause != Cause.REGIONS_DISAGREE || action != Action.WARN) { // which is only counted
      assertThat(latest().findings()).extracting(Finding::cause).contains(cause);
    }
  }

  @Test
  void every_cause_but_an_operators_order_is_lost_here() {
    assertThat(EnumSet.complementOf(EnumSet.of(Cause.BY_HAND)))
        .containsExactlyInAnyOrderElementsOf(LOSSES.stream().map(Loss::cause).distinct().toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("restored")
  void a_datum_that_is_back_restores_the_state_within_one_sweep(Loss loss) {
    begin(Map.of());
    loss.happens().accept(this);
    passOneSweep();
    feed = List.of("ACME", "BOLT");
    load(data -> data);
    passOneSweep();
    assertStates(TradingState.ACTIVE);
    assertThat(latest().findings()).isEmpty();
  }

  /** An operator has to end the order that a disagreement led to. */
  static Stream<Loss> restored() {
    return LOSSES.stream().filter(loss -> loss.cause() != Cause.REGIONS_DISAGREE);
  }
}
