package dev.weir.market.risk.beat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a group beats, how long a beat holds, and which portfolios have their turn; pure.
 *
 * @param interval time is cut into stretches of this length, of which each has one beat, whichever
 *     Region's pulse comes first
 * @param validity how long beats and decisions hold
 */
public record BeatPace(Duration interval, Duration validity) {

  // Less than a minute's beats, so that all have had their turn within it although some are left
  // out: two Regions' pulses are not in step.
  private static final long SPARE_BEATS = 2;

  /** Whether a pulse calls for a beat. A redelivery does not: its stretch has one. */
  public boolean isDue(Instant pulsedAt, StoredBeat before) {
    return stretch(pulsedAt) > stretch(before.pulsedAt());
  }

  private long stretch(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), interval.toMillis());
  }

  /** Until when something holds that was so at a time. */
  public Instant validUntil(Instant at) {
    return at.plus(validity);
  }

  /**
   * The portfolios whose turn it is, so many that all have had it within a minute.
   *
   * @param portfolios in the order of their names
   * @param after the last one that had its turn
   */
  public List<String> turn(List<String> portfolios, String after) {
    var beats = Math.max(1, Duration.ofMinutes(1).dividedBy(interval) - SPARE_BEATS);
    var count = Math.ceilDiv(portfolios.size(), beats);
    var first = (int) portfolios.stream().filter(each -> each.compareTo(after) <= 0).count();
    var turn = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      turn.add(portfolios.get((first + i) % portfolios.size()));
    }
    return turn;
  }
}
