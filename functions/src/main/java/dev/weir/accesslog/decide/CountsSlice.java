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
 * Records of a lane, counted: the contents of one commit.
 *
 * @param upTo the lane's position once it is applied
 * @param counts the counts that it adds, by minute
 * @param rejected its rejected lines and records, by quarantine key
 * @param lastArrival when the latest of its records arrived
 * @param arrivals a sample of the records' arrival times
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
