package dev.weir.samples;

import dev.weir.events.market.Tick;

/**
 * Ticks that a feed leaves out though the venue has reported them. A tick of the same session comes
 * behind them, so that they can be missed.
 *
 * @param from the first sequence that is missing
 * @param to the last one
 */
public record MarketGap(String symbol, String venue, String session, long from, long to) {

  /** How many ticks are missing. */
  public long ticks() {
    return to - from + 1;
  }

  /** Whether a tick is among those that are missing. */
  public boolean covers(Tick tick) {
    return tick.sequence() >= from
        && tick.sequence() <= to
        && tick.symbol().equals(symbol)
        && tick.venue().equals(venue)
        && tick.session().equals(session);
  }
}
