package dev.weir.market.risk.decide;

import dev.weir.market.reference.Halts;
import dev.weir.market.risk.lease.Groups;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Decides on a portfolio's state: a pure function of its stored decision, marks, reference data and
 * circumstances.
 */
public final class DecisionMaker {

  private final Staleness staleness;
  private final String region;
  private final UnaryOperator<Instant> validUntil;
  private final Groups groups;

  /**
   * Creates a decision maker for a Region.
   *
   * @param stale the maximum age of a mark if reference data define none
   * @param validUntil returns the expiry of a decision made at a time
   * @param groups whose beats extend its validity
   */
  public DecisionMaker(
      String region, Duration stale, UnaryOperator<Instant> validUntil, Groups groups) {
    this.region = region;
    this.validUntil = validUntil;
    this.groups = groups;
    staleness = new Staleness(stale);
  }

  /**
   * Applies marks. Nothing needs to be stored if the portfolio has them all, under these reference
   * data; but a sweep also reveals the current time, and marks or venues that became stale, silent
   * or old, or no longer are, require a new decision.
   *
   * @param epoch of the lease that the Region holds. A decision under a newer epoch does not
   *     prevent this one: marks only join, and the version is a sufficient condition. Changing the
   *     number of groups moves portfolios between groups, so that their latest epoch may belong to
   *     another lease
   */
  public PortfolioDecision take(
      String portfolio, PortfolioState before, MarkUpdates updates, long epoch) {
    var reference = before.valuation().reference();
    var valuation = before.valuation().with(updates.heldBy(portfolio, reference));
    var isChanged =
        !valuation.equals(before.valuation())
            || before.stored().referenceVersion() != reference.version();
    // Silence changes no mark: only a sweep reveals it.
    if (!isChanged && !updates.isAll()) {
      return PortfolioDecision.begin(portfolio, before);
    }
    var decision = decide(portfolio, before, valuation, updates, epoch);
    var isNews = isChanged || !decision.digest().equals(before.stored().findings());
    return new PortfolioDecision(portfolio, before, valuation, Optional.of(decision), isNews);
  }

  private Decision decide(
      String portfolio,
      PortfolioState before,
      Valuation valuation,
      MarkUpdates updates,
      long epoch) {
    var stored = before.stored();
    var reference = valuation.reference();
    var feedTime = feedTime(stored, valuation, updates);
    var asOf = later(stored.asOf(), before.circumstances().now());
    var halts = holding(portfolio, before.circumstances().halts(), asOf);
    var stale = staleness.staleMarks(valuation.pricing(), feedTime, reference);
    var silent = silent(stored, valuation, updates, asOf);
    var figures = valuation.figures();
    var marks =
        new Decision.MarksUsed(
            valuation.marks().byName(), stale, valuation.unmarked(), valuation.beyond());
    var limits = reference.limits(portfolio);
    return new Decision(
        portfolio,
        stored.version() + 1,
        figures,
        new Decision.LimitCheck(limits, limits.uses(figures, stored.states(), marks.areWhole())),
        Findings.of(portfolio, valuation, stale, feedTime, silent, asOf, halts.all()),
        marks,
        new Decision.Provenance(
            reference.version(),
            halts,
            new Decision.DecisionTimes(
                feedTime,
                asOf,
                // By the clock alone: asOf may come from a Region whose clock is ahead.
                validUntil.apply(before.circumstances().now()),
                updates.arrivedAt()),
            groups.of(portfolio),
            region,
            Math.max(stored.epoch(), epoch)));
  }

  /**
   * Returns the latest time of the previous decision, the portfolio's own marks and, if known, all
   * marks.
   */
  private static Optional<Instant> feedTime(
      StoredRisk stored, Valuation valuation, MarkUpdates updates) {
    return Stream.of(stored.feedTime(), valuation.marks().feedTime(), updates.feedTime())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Halts holding(String portfolio, Halts all, Instant asOf) {
    return new Halts(all.revision(), all.lastNumber(), all.of(portfolio, asOf));
  }

  /** Determined in a sweep; until the next one, a venue whose mark changes is no longer silent. */
  private static List<String> silent(
      StoredRisk stored, Valuation valuation, MarkUpdates updates, Instant asOf) {
    return updates.isAll()
        ? Findings.silent(valuation, updates.arrivals(), asOf)
        : stored.silent().stream().filter(venue -> !updates.arrivals().containsKey(venue)).toList();
  }
}
