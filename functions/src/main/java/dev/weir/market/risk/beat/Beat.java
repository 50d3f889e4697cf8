package dev.weir.market.risk.beat;

import dev.weir.market.Pulse;
import java.time.Instant;
import java.util.List;

/**
 * The guarantee to a group's consumers, with its expiry.
 *
 * @param number from 1, each one above the previous
 * @param pulse that it followed from
 * @param origin its maker
 * @param validUntil some time after the pulse's arrival, rather than after the beat was made: a
 *     pulse that took long proves that the path is slow
 * @param standings some of the group's portfolios, in turn, with their stored state after the pulse
 *     had come
 * @param listedUpTo the last portfolio that it covered, whether or not one is stored
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
   * The maker of a beat.
   *
   * @param epoch of the Region's lease
   */
  public record Origin(String region, long epoch) {}

  /** Returns the state on which the next beat is based. */
  public StoredBeat stored() {
    return new StoredBeat(number, pulse.arrivedAt(), listedUpTo);
  }
}
