package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Limit;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.reference.ReferenceSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds gaps and doubts in a portfolio's data. A pure function of its arguments: the same marks,
 * reference data and times yield the same findings.
 */
final class Findings {

  private final Valuation valuation;
  private final ReferenceBook reference;
  private final List<Finding> found = new ArrayList<>();

  private Findings(Valuation valuation) {
    this.valuation = valuation;
    reference = valuation.reference();
  }

  /**
   * Returns the findings.
   *
   * @param stale the stale marks, see {@link Staleness}
   * @param feedTime the time that decides whether calendars have ended; empty without any marks
   * @param silent venues from which nothing has arrived for too long, see {@link #silent}
   * @param asOf the time that decides whether reference data are old
   * @param halts in force for the portfolio
   */
  static List<Finding> of(
      String portfolio,
      Valuation valuation,
      List<String> stale,
      Optional<Instant> feedTime,
      List<String> silent,
      Instant asOf,
      List<Halt> halts) {
    var findings = new Findings(valuation);
    halts.forEach(findings::ordered);
    findings.named(Cause.UNMARKED, valuation.unmarked());
    findings.named(Cause.BEYOND, valuation.beyond());
    findings.limits(portfolio);
    findings.named(Cause.STALE, stale);
    findings.named(Cause.SILENT, silent);
    feedTime.ifPresent(now -> findings.named(Cause.CALENDAR_ENDED, findings.ended(now)));
    findings.age(asOf);
    return List.copyOf(findings.found);
  }

  private void ordered(Halt halt) {
    found.add(new Finding(halt.cause(), halt.action(), List.of(Long.toString(halt.number()))));
  }

  private void named(Cause cause, List<String> names) {
    if (!names.isEmpty()) {
      add(cause, names);
    }
  }

  private void add(Cause cause, List<String> names) {
    found.add(new Finding(cause, reference.policy().of(cause), names));
  }

  private void limits(String portfolio) {
    var most = reference.limits(portfolio).most();
    if (most.isEmpty()) {
      add(Cause.NO_LIMITS, List.of());
    }
    if (valuation.days() < ReferenceSet.MIN_RETURNS
        && most.keySet().stream().anyMatch(Limit::needsReturns)) {
      add(Cause.SHORT_HISTORY, List.of());
    }
  }

  private List<String> ended(Instant now) {
    var venues = new TreeSet<String>();
    for (var mark : valuation.pricing()) {
      if (reference.lastClosing(mark.venue()).filter(last -> !now.isBefore(last)).isPresent()) {
        venues.add(mark.venue());
      }
    }
    return List.copyOf(venues);
  }

  private void age(Instant asOf) {
    var most = reference.policy().maxReferenceAge();
    if (Duration.between(reference.loadedAt(), asOf).compareTo(most) > 0) {
      add(Cause.REFERENCE_OLD, List.of());
    }
  }

  /**
   * Returns the venues that provide a portfolio's prices, are open, and from which nothing has
   * arrived for too long in any Region: by the clock, because feed time stands still when all feeds
   * do. A venue without hours does not define when something must be expected.
   *
   * @param arrivals when the latest tick of each venue arrived
   */
  static List<String> silent(Valuation valuation, Map<String, Instant> arrivals, Instant asOf) {
    var reference = valuation.reference();
    var venues = new TreeSet<String>();
    for (var mark : valuation.pricing()) {
      var arrived = arrivals.get(mark.venue());
      if (arrived != null && isSilent(mark, arrived, asOf, reference)) {
        venues.add(mark.venue());
      }
    }
    return List.copyOf(venues);
  }

  private static boolean isSilent(
      Mark mark, Instant arrived, Instant asOf, ReferenceBook reference) {
    return reference
        .openSession(mark.venue(), asOf)
        .map(session -> arrived.isAfter(session.opensAt()) ? arrived : session.opensAt())
        .filter(
            since -> Duration.between(since, asOf).compareTo(reference.policy().maxSilence()) > 0)
        .isPresent();
  }
}
