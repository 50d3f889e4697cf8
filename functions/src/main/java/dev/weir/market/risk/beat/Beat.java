package dev.weir.market.risk.beat;

import dev.weir.market.Pulse;
import java.time.Instant;
import java.util.List;

/**
 * What a group's consumers may rely on, and until when.
 *
 * @param number from 1, each one more than the one before
 * @param pulse that it followed from
 * @param origin who made it
 * @param validUntil some time after the pulse's arrival, not after the beat was made: a pulse that
 *     was long on its way proves that the way is slow
 * @param standings some of the group's portfolios, in turn, with what was stored of them after the
 *     pulse had come
 * @param listedUpTo the last portfolio that it looked at, whether or not anything is stored of it
 */
public record Beat(
    String group,
    long number,
    Pulse pulse,
    Origin origin,
    Instant validUntil,
    List<Standing> standings,
    String listedUpTo) {

  public Beat {
    standings = List.copyOf(standings);
  }

  /**
   * Who made a beat.
   *
   * @param epoch of the lease under which the Region did
   */
  public record Origin(String region, long epoch) {}

  /** The next one follows this. */
  public StoredBeat stored() {
    return new StoredBeat(number, pulse.arrivedAt(), listedUpTo);
  }
}
