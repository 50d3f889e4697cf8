package dev.weir.accesslog.decide;

import dev.weir.engine.Slice;
import dev.weir.events.Minute;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Records of a lane, added up: as much as one commit takes.
 *
 * @param upTo the lane's position once it is applied
 * @param counts what it adds, by minute
 * @param rejected what of its records is rejected, by where it is kept
 * @param lastArrival when the latest of its records arrived
 * @param arrivals when they arrived, a few for many
 */
public record CountsSlice(
    Position upTo,
    Map<Minute, MinuteCount> counts,
    Map<QuarantineKey, List<Rejected>> rejected,
    Instant lastArrival,
    Arrivals arrivals)
    implements Slice {

  /** The last of its records, wholly in it or in part. */
  public SequenceNumber lastRecord() {
    return upTo.started().map(Position.Started::record).or(upTo::applied).orElseThrow();
  }

  /** When the first of its records arrived. */
  public Instant firstArrival() {
    var first = new long[] {lastArrival.toEpochMilli()};
    arrivals.forEachKept(millis -> first[0] = Math.min(first[0], millis)); // the first is kept
    return Instant.ofEpochMilli(first[0]);
  }
}
