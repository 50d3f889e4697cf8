package dev.weir.samples;

import dev.weir.events.market.Tick;

/**
 * Ticks that a feed omits although the venue has reported them. A later tick of the same session
 * follows, so that the gap can be detected.
 *
 * @param from the first sequence that is missing
 * @param to the last one
 */
public record MarketGap(String symbol, String venue, String session, long from, long to) {

  /** Returns the number of missing ticks. */
  public long ticks() {
    return to - from + 1;
  }

  /** Whether a tick is one of the missing ones. */
  public boolean covers(Tick tick) {
    return tick.sequence() >= from
        && tick.sequence() <= to
        && tick.symbol().equals(symbol)
        && tick.venue().equals(venue)
        && tick.session().equals(session);
  }
}
