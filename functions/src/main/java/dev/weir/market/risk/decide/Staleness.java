package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds marks that are too old to be relied on while their venue is open, by the feed's own time.
 * It considers only marks that provide an instrument's price: an old one of another venue is
 * harmless.
 *
 * @param limit the maximum age if reference data define none
 */
record Staleness(Duration limit) {

  /**
   * Returns the names of the stale marks, in their order.
   *
   * @param feedTime the current time; empty without any marks
   */
  List<String> staleMarks(
      Collection<Mark> pricing, Optional<Instant> feedTime, ReferenceBook reference) {
    return feedTime
        .map(
            now ->
                pricing.stream()
                    .filter(mark -> isStale(mark, now, reference))
                    .map(Mark::name)
                    .sorted()
                    .toList())
        .orElse(List.of());
  }

  private boolean isStale(Mark mark, Instant now, ReferenceBook reference) {
    var most = reference.maxAge(mark.symbol(), mark.venue()).orElse(limit);
    return expectedSince(mark, now, reference)
        .map(since -> Duration.between(since, now).compareTo(most) > 0)
        .orElse(false);
  }

  /** Returns since when a newer one could have come; empty while the venue is closed. */
  private static Optional<Instant> expectedSince(Mark mark, Instant now, ReferenceBook reference) {
    if (!reference.keepsHours(mark.venue())) {
      return Optional.of(mark.occurredAt());
    }
    return reference
        .openSession(mark.venue(), now)
        .map(
            session ->
                mark.occurredAt().isAfter(session.opensAt())
                    ? mark.occurredAt()
                    : session.opensAt());
  }
}
