package dev.weir.market.risk.beat;

import java.time.Instant;

/**
 * The fields of a group's latest beat that the next one needs.
 *
 * @param number from 1; 0 if there was none
 * @param pulsedAt the arrival of the pulse that it followed from
 * @param listedUpTo the last portfolio that it covered; empty text for none
 */
public record StoredBeat(long number, Instant pulsedAt, String listedUpTo) {

  /** No previous beat. */
  public static final StoredBeat NONE = new StoredBeat(0, Instant.EPOCH, "");
}
