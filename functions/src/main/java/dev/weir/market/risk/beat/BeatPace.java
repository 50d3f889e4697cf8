package dev.weir.market.risk.beat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a group beats, how long a beat is valid, and which portfolios are next; pure.
 *
 * @param interval time is divided into intervals of this length with one beat each, whichever
 *     Region's pulse comes first
 * @param validity how long beats and decisions are valid
 */
public record BeatPace(Duration interval, Duration validity) {

  // Fewer than a minute's beats, so that all get their turn within it even if some are missing: two
  // Regions' pulses are not in step.
  private static final long SPARE_BEATS = 2;

  /** Whether a pulse requires a beat. A redelivered one does not, because its interval has one. */
  public boolean isDue(Instant pulsedAt, StoredBeat before) {
    return stretch(pulsedAt) > stretch(before.pulsedAt());
  }

  private long stretch(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), interval.toMillis());
  }

  /** Returns the expiry of a state observed at a time. */
  public Instant validUntil(Instant at) {
    return at.plus(validity);
  }

  /**
   * Returns the portfolios whose turn it is, enough that all get theirs within a minute.
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
