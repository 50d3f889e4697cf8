package dev.weir.market.risk.beat;

import java.time.Instant;

/**
 * A group's latest beat, as far as the next one needs it.
 *
 * @param number from 1; 0 where there was none
 * @param pulsedAt the arrival of the pulse that it followed from
 * @param listedUpTo the last portfolio that it looked at; empty text for none
 */
public record StoredBeat(long number, Instant pulsedAt, String listedUpTo) {

  /** There was none. */
  public static final StoredBeat NONE = new StoredBeat(0, Instant.EPOCH, "");
}
