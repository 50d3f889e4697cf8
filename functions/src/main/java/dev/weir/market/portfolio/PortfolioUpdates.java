package dev.weir.market.portfolio;

import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.Halts;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Takes marks into portfolios: compute, decide, commit in one write. What the instance stored last
 * it remembers, so that a mark costs one update and one write; where somebody else has stored
 * something, that is read and the marks are taken into it. Where all marks are taken in, what is
 * stored is always read. Of several portfolios at once, each on a thread of its own.
 *
 * <p>A redelivery changes nothing: the marks are in the book already, and nothing is written.
 */
final class PortfolioUpdates {

  // Each time somebody else has got ahead: an instance of another shard of the marks' stream, whose
  // marks the same portfolio holds, or, for a moment, the other Region.
  private static final int ATTEMPTS = 10;

  private final RiskStore store;
  private final CurrentReference references;
  private final CurrentHalts halts;
  private final ConflictRetry conflicts;
  private final Staleness staleness;
  private final String region;
  private final InstantSource clock;
  private final RiskMetrics metrics;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** What is stored of a portfolio, and its figures. */
  private record Known(StoredRisk stored, Valuation valuation) {}

  PortfolioUpdates(
      RiskSettings settings,
      RiskPorts ports,
      CurrentReference references,
      CurrentHalts halts,
      ConflictRetry conflicts,
      RiskMetrics metrics) {
    store = ports.risks();
    clock = ports.clock();
    staleness = new Staleness(settings.stale());
    region = settings.region();
    this.references = references;
    this.halts = halts;
    this.conflicts = conflicts;
    this.metrics = metrics;
  }

  /**
   * Takes marks into a portfolio. Nothing is written where it has them all, under these reference
   * data or newer ones; but a sweep also shows what time it is, and what that makes stale, silent
   * or old, or no longer so, is news.
   *
   * <p>That somebody with a newer epoch has written stops nobody: marks only join, and the version
   * is condition enough. A number of groups that was changed makes portfolios change groups, so
   * that their latest epoch may be another lease's.
   *
   * @param lease that this Region holds
   * @throws UnavailableException where a table does not answer: it may be stored all the same
   */
  void take(String portfolio, News news, Lease lease, ReferenceBook book) {
    var now = begin(portfolio, news, book);
    var marks = news.heldBy(portfolio, book);
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (now.valuation().reference().version() < Math.max(book.version(), referenceOf(now))) {
        now = valued(portfolio, now.stored(), newest(book, referenceOf(now)));
      }
      var isNews = referenceOf(now) != now.valuation().reference().version();
      for (var mark : marks) {
        isNews |= now.valuation().take(mark);
      }
      var decision = decide(portfolio, now, lease, news);
      // What falls silent moves nothing: only a sweep shows it.
      if (!isNews && !(news.isAll() && !decision.digest().equals(now.stored().findings()))) {
        known.put(portfolio, now);
        return;
      }
      metrics.computed(decision);
      switch (conflicts.write(() -> store.commit(decision))) {
        case RiskCommitResult.Committed() -> {
          metrics.committed(decision);
          known.put(portfolio, new Known(StoredRisk.after(decision), now.valuation()));
          return;
        }
        case RiskCommitResult.Moved(var found) -> {
          if (attempt == 1) {
            metrics.moved(); // what was remembered is old, most often: nobody is in the way
          } else {
            conflicts.stepBack(attempt - 1);
          }
          now = valued(portfolio, found, book);
        }
      }
    }
    throw new UnavailableException("Others write the same portfolio=" + portfolio, null);
  }

  private Known begin(String portfolio, News news, ReferenceBook book) {
    var remembered = known.remove(portfolio); // until the answer is known
    // All marks come with a sweep, a minute after the one before. Others have written since then,
    // and a write that is refused costs more than a reading.
    return remembered == null || news.isAll()
        ? valued(portfolio, store.read(portfolio), book)
        : remembered;
  }

  private static long referenceOf(Known now) {
    return now.stored().referenceVersion();
  }

  /** Of the decision before, of the portfolio's own marks, and of all where they are known. */
  private static Optional<Instant> feedTime(Known now, News news) {
    return Stream.of(now.stored().feedTime(), now.valuation().marks().feedTime(), news.feedTime())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private ReferenceBook newest(ReferenceBook book, long atLeast) {
    return book.version() >= atLeast ? book : references.latest().orElse(book);
  }

  private static Known valued(String portfolio, StoredRisk stored, ReferenceBook book) {
    return new Known(stored, new Valuation(portfolio, book, stored.marks()));
  }

  private Decision decide(String portfolio, Known now, Lease lease, News news) {
    var valuation = now.valuation();
    var stored = now.stored();
    var book = valuation.reference();
    var limits = book.limits(portfolio);
    var figures = valuation.figures();
    var feedTime = feedTime(now, news);
    var asOf = later(stored.asOf(), clock.instant());
    var stale = staleness.staleMarks(valuation.pricing(), feedTime, book);
    var silent = silent(now, news, asOf);
    var orders = halts.since(stored.haltsRevision());
    var ordered = new Halts(orders.revision(), orders.lastNumber(), orders.of(portfolio, asOf));
    var isWhole = valuation.unmarked().isEmpty() && valuation.beyond().isEmpty();
    return new Decision(
        portfolio,
        stored.version() + 1,
        stored.version(),
        Findings.of(portfolio, valuation, stale, feedTime, silent, asOf, ordered.all()),
        limits.uses(figures, stored.states(), isWhole),
        stale,
        valuation.unmarked(),
        valuation.beyond(),
        figures,
        limits,
        book.version(),
        ordered,
        feedTime,
        asOf,
        region,
        Math.max(stored.epoch(), lease.epoch()),
        valuation.marks().copy(),
        news.arrivedAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Looked at in a sweep; until the next one, a venue whose mark moves is silent no longer. */
  private static List<String> silent(Known now, News news, Instant asOf) {
    return news.isAll()
        ? Findings.silent(now.valuation(), news.arrivals(), asOf)
        : now.stored().silent().stream()
            .filter(venue -> !news.arrivals().containsKey(venue))
            .toList();
  }
}
