package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Collar;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.risk.decide.Decision;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.verification.fakes.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two Regions and a market of two instruments: {@code growth} holds both, {@code value} one, of
 * another group; the faults are scripted.
 */
final class TwoSites {

  static final Instant START = Instant.parse("2026-11-23T14:30:00Z");

  /** Ends the process. */
  static final Runnable CRASH =
      () -> {
        throw new CrashError("scripted");
      };

  // Scenarios that do not test the collar have any prices.
  private static final Collar WIDE = new Collar(new BigDecimal("3"), BigDecimal.ZERO, false);

  private final MarketTables tables = MarketTables.empty();
  private final Script firstScript = new Script();
  private final Script secondScript = new Script();
  private final DrivenRegion first;
  private final DrivenRegion second;
  private Instant now = START;

  TwoSites() {
    this(MarketVariant.RIGHT);
  }

  TwoSites(MarketVariant variant) {
    first = new DrivenRegion("us-east-1", firstScript, tables, () -> now, variant);
    second = new DrivenRegion("us-east-2", secondScript, tables, () -> now, variant);
    load("growth", "ACME", "BOLT");
  }

  TwoSites(CallDisturbance disturbance) {
    first = new DrivenRegion("us-east-1", disturbance, tables, () -> now, MarketVariant.RIGHT);
    second = new DrivenRegion("us-east-2", secondScript, tables, () -> now, MarketVariant.RIGHT);
    load("growth", "ACME", "BOLT");
  }

  /** Loads reference data in which one portfolio holds some instruments, and {@code value} BOLT. */
  void load(String portfolio, String... symbols) {
    var positions =
        Stream.concat(
                Arrays.stream(symbols).map(symbol -> position(portfolio, symbol)),
                Stream.of(position("value", "BOLT")))
            .toList();
    tables
        .references()
        .load(
            new ReferenceSet(
                List.of(instrument("ACME"), instrument("BOLT")),
                Map.of("USD", BigDecimal.ONE),
                positions,
                Map.of("growth", new Limits(Map.of(Limit.GROSS, new BigDecimal("12000")))),
                List.of(),
                List.of(new CollarRule(Optional.empty(), Optional.empty(), WIDE))),
            now);
  }

  private static PortfolioPosition position(String portfolio, String symbol) {
    return new PortfolioPosition(portfolio, symbol, new BigDecimal("50"), new BigDecimal("98"));
  }

  private static Instrument instrument(String symbol) {
    return new Instrument(
        symbol, symbol, "equity", "USD", BigDecimal.ONE, new double[] {-0.02, 0.01, -0.01});
  }

  static Tick tick(String symbol, long sequence, String price) {
    return new Tick(
        symbol,
        "XNAS",
        "2026-11-23",
        sequence,
        new BigDecimal(price),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        START.plusSeconds(sequence));
  }

  DrivenRegion first() {
    return first;
  }

  DrivenRegion second() {
    return second;
  }

  Script firstScript() {
    return firstScript;
  }

  Script secondScript() {
    return secondScript;
  }

  MarketTables tables() {
    return tables;
  }

  InstantSource clock() {
    return () -> now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Puts ticks into both Regions. */
  void putInBoth(Tick... ticks) {
    first.put(ticks);
    second.put(ticks);
  }

  /** Returns the stored decisions, such as {@code growth#1}. */
  List<String> decisions() {
    return tables.risks().history().stream()
        .map(each -> each.portfolio() + "#" + each.version())
        .toList();
  }

  /** Returns the latest decision on a portfolio. */
  Decision latest(String portfolio) {
    return tables.risks().history().stream()
        .filter(each -> each.portfolio().equals(portfolio))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** Returns the violations in the stored state, one per line. */
  List<String> violations() {
    var history = new MarketHistory(tables);
    history.checkVersions();
    history.checkFigures(ModelledRegion.STALE);
    return history.violations();
  }

  /** Returns the same, with the violations in a Region's delivered messages. */
  List<String> violations(DrivenRegion of) {
    var history = new MarketHistory(tables);
    history.checkVersions();
    history.checkFigures(ModelledRegion.STALE);
    history.checkDelivered(of.region().name(), of.delivered(), true);
    return history.violations();
  }
}
