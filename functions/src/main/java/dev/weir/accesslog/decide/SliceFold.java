package dev.weir.accesslog.decide;

import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.accesslog.parse.ServiceName;
import dev.weir.engine.Fold;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Position;
import dev.weir.telemetry.Arrivals;
import java.time.Instant;

/**
 * Counts the lines of records until they fill one commit. Only a slice's first record is ever cut,
 * between two of its lines: so where a record is cut depends on the record alone, and an invocation
 * that runs concurrently with its retry rejects the same lines under the same keys.
 */
public final class SliceFold implements Fold<KinesisRecord, ParsedLines, CountsSlice> {

  private final Position before;
  private final long latenessSeconds;
  private final int maxMinutes;
  private final Tally tally = new Tally();
  private final ServiceName name = new ServiceName();
  private final RejectedOfSlice rejected;
  private final String defaultService;
  private final Arrivals arrivals = new Arrivals();

  // The position is made of these once, at the slice's end.
  private KinesisRecord last;
  private int cutAt;
  private Instant lastArrival = Instant.MIN;
  private boolean cut;

  /**
   * Begins a slice.
   *
   * @param before the lane's position, after which the slice begins
   */
  public SliceFold(Position before, RejectedOfSlice rejected, SliceSettings settings) {
    this.before = before;
    this.rejected = rejected;
    latenessSeconds = settings.lateness().toSeconds();
    maxMinutes = settings.maxMinutes();
    defaultService = settings.defaultService();
  }

  @Override
  public boolean isFull() {
    return cut || rejected.isFull();
  }

  @Override
  public boolean take(KinesisRecord record, ParsedLines lines) {
    if (!isFirst() && !hasRoomForAll(lines)) {
      return false;
    }
    arrived(record);
    var end = add(record, lines);
    cut = end < lines.size();
    cutAt = cut ? lines.lineOf(end) : 0;
    return true;
  }

  private boolean isFirst() {
    return arrivals.records() == 0;
  }

  private boolean hasRoomForAll(ParsedLines lines) {
    var minutes = tally.minutes() + (lines.hasRejected() ? 1 : 0);
    for (var n = 0; n < lines.minutes().size(); n++) {
      minutes += tally.touchesMinute(lines.minutes().get(n)) ? 0 : 1;
    }
    return minutes <= maxMinutes && rejected.hasRoomFor(lines.rejectedBytes());
  }

  private void arrived(KinesisRecord record) {
    last = record;
    arrivals.add(record.arrivedAt());
    if (record.arrivedAt().isAfter(lastArrival)) {
      lastArrival = record.arrivedAt();
    }
  }

  /**
   * Counts the lines that are not applied yet and fit; returns the first line that does not fit.
   */
  private int add(KinesisRecord record, ParsedLines lines) {
    var arrivalSecond = record.arrivedAt().getEpochSecond();
    var applied = before.linesOf(record.sequenceNumber());
    var next = lines.firstFrom(applied);
    for (; next < lines.size() && !rejected.isFullOfBytes(); next++) {
      // A rejected line has no event time: it is counted in the minute of its arrival, which is the
      // same on every redelivery.
      var second = lines.isRejected(next) ? arrivalSecond : lines.epochSecond(next);
      if (!hasRoomFor(second)) {
        break;
      }
      if (lines.isRejected(next)) {
        reject(record, lines, next);
      } else {
        var late = arrivalSecond - second > latenessSeconds;
        tally.add(second, lines.service(next, name), lines.status(next), lines.bytes(next), late);
      }
    }
    return next;
  }

  private boolean hasRoomFor(long epochSecond) {
    return tally.minutes() < maxMinutes || tally.touches(epochSecond);
  }

  private void reject(KinesisRecord record, ParsedLines lines, int n) {
    var line = lines.rejected(n);
    tally.reject(record.arrivedAt().getEpochSecond(), name.set(line.source()));
    var from = before.linesOf(record.sequenceNumber());
    rejected.add(
        record, from, lines.lineOf(n), line.reason(), line.detail(), line.source(), line.copy());
  }

  @Override
  public boolean reject(KinesisRecord record, Reason reason, String detail) {
    var second = record.arrivedAt().getEpochSecond();
    if (!isFirst() && !(hasRoomFor(second) && rejected.hasRoomFor(record.data().length))) {
      return false;
    }
    arrived(record);
    var service = defaultService.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    tally.reject(second, name.set(service));
    var from = before.linesOf(record.sequenceNumber());
    rejected.add(record, from, Rejected.WHOLE_RECORD, reason, detail, service, record.data());
    return true;
  }

  @Override
  public CountsSlice slice() {
    return new CountsSlice(upTo(), tally.counts(), rejected.all(), lastArrival, arrivals);
  }

  private Position upTo() {
    if (isFirst()) {
      return before;
    }
    return cut
        ? before.within(last.sequenceNumber(), cutAt)
        : Position.after(last.sequenceNumber());
  }
}
