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
 * Decides what a portfolio may do: a pure function of what is stored of it, of marks, reference
 * data and circumstances.
 */
public final class DecisionMaker {

  private final Staleness staleness;
  private final String region;
  private final UnaryOperator<Instant> validUntil;
  private final Groups groups;

  /**
   * Decides for a Region.
   *
   * @param stale how old a mark may be where reference data say nothing else
   * @param validUntil until when what was decided at a time holds
   * @param groups whose beats make it hold on
   */
  public DecisionMaker(
      String region, Duration stale, UnaryOperator<Instant> validUntil, Groups groups) {
    this.region = region;
    this.validUntil = validUntil;
    this.groups = groups;
    staleness = new Staleness(stale);
  }

  /**
   * Takes marks in. Nothing must be stored where the portfolio has them all, under these reference
   * data; but a sweep also shows what time it is, and what that makes stale, silent or old, or no
   * longer so, is news.
   *
   * @param epoch of the lease that the Region holds. That somebody with a newer one has decided
   *     stops nobody: marks only join, and the version is condition enough. A number of groups that
   *     was changed makes portfolios change groups, so that their latest epoch may be another
   *     lease's
   */
  public PortfolioDecision take(
      String portfolio, PortfolioState before, MarkUpdates updates, long epoch) {
    var reference = before.valuation().reference();
    var valuation = before.valuation().with(updates.heldBy(portfolio, reference));
    var isChanged =
        !valuation.equals(before.valuation())
            || before.stored().referenceVersion() != reference.version();
    // What falls silent moves nothing: only a sweep shows it.
    if (!isChanged && !updates.isAll()) {
      return PortfolioDecision.begin(portfolio, before);
    }
    var decision = decide(portfolio, before, valuation, updates, epoch);
    return isChanged || !decision.digest().equals(before.stored().findings())
        ? new PortfolioDecision(portfolio, before, valuation, Optional.of(decision))
        : PortfolioDecision.begin(portfolio, before);
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
            new Decision.Times(
                feedTime,
                asOf,
                // By the clock alone: asOf may be that of a Region whose clock is ahead.
                validUntil.apply(before.circumstances().now()),
                updates.arrivedAt()),
            groups.of(portfolio),
            region,
            Math.max(stored.epoch(), epoch)));
  }

  /** Of the decision before, of the portfolio's own marks, and of all where they are known. */
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

  /** Looked at in a sweep; until the next one, a venue whose mark moves is silent no longer. */
  private static List<String> silent(
      StoredRisk stored, Valuation valuation, MarkUpdates updates, Instant asOf) {
    return updates.isAll()
        ? Findings.silent(valuation, updates.arrivals(), asOf)
        : stored.silent().stream().filter(venue -> !updates.arrivals().containsKey(venue)).toList();
  }
}
