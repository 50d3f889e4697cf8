package dev.weir.accesslog;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the lines of a slice until it holds what one commit takes. */
final class SliceBuilder {

  static final String PIPELINE = "access-logs";

  // A transaction takes 4 MB; a minute's item has up to 250 bytes a service.
  private static final int TRANSACTION_BYTES = 3_500_000;
  private static final int SERVICE_BYTES = 250;
  // Rejected lines are held in memory until they are stored.
  private static final long MAX_REJECTED_BYTES = 8L << 20;
  // Each of these is an object to be stored, which has to be done within an invocation.
  private static final int MAX_REJECTED_RECORDS = 100;

  private final Lane lane;
  private final Tally tally = new Tally();
  private final Tally.Name service = new Tally.Name();
  private final byte[] defaultService;
  private final long latenessSeconds;
  private final int maxMinutes;
  private final Map<QuarantineKey, List<Rejected>> rejected = new LinkedHashMap<>();
  private final Arrivals arrivals = new Arrivals();

  private SequenceNumber first;
  private Position upTo;
  private Instant lastArrival = Instant.MIN;
  private long rejectedBytes;
  private boolean full;
  private boolean refused;

  private KinesisRecord record;
  private long arrivalSecond;
  private byte[] source = {};
  private int line;
  private int fromLine;

  SliceBuilder(Lane lane, Position from, AccessLogSettings settings) {
    this.lane = lane;
    upTo = from;
    defaultService = settings.service().getBytes(StandardCharsets.UTF_8);
    latenessSeconds = settings.lateness().toSeconds();
    maxMinutes =
        Math.min(Commit.MAX_MINUTES, TRANSACTION_BYTES / (SERVICE_BYTES * settings.maxServices()));
  }

  /** Whether no further line is taken. */
  boolean isFull() {
    return full;
  }

  /** Starts a record of which the first lines may be applied already. */
  void startRecord(KinesisRecord started, int linesApplied) {
    record = started;
    arrivalSecond = started.arrivedAt().getEpochSecond();
    source = defaultService;
    line = 0;
    fromLine = linesApplied;
    if (first == null) {
      first = started.sequenceNumber();
    }
    arrivals.add(started.arrivedAt());
    if (started.arrivedAt().isAfter(lastArrival)) {
      lastArrival = started.arrivedAt();
    }
  }

  /** Starts a payload that came from a log group, or, if it is empty, from none. */
  void startPayload(String logGroup) {
    source = logGroup.isEmpty() ? defaultService : logGroup.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the present line is still to be applied, and the slice takes more. */
  boolean takesLine() {
    var unapplied = line >= fromLine;
    refused = refused || (full && unapplied);
    return unapplied && !full;
  }

  void add(AccessLogLine event) {
    if (!hasRoomFor(event.epochSecond())) {
      return;
    }
    var late = arrivalSecond - event.epochSecond() > latenessSeconds;
    tally.add(event.epochSecond(), serviceOf(event), event.status(), event.bytes(), late);
  }

  private Tally.Name serviceOf(AccessLogLine event) {
    return event.serviceTo() > event.serviceFrom()
        ? service.set(event.serviceBytes(), event.serviceFrom(), event.serviceTo())
        : service.set(source);
  }

  /** Rejects the present line. */
  void reject(byte[] bytes, Reason reason, String detail) {
    if (takesLine()) {
      putAside(bytes, line, reason, detail);
    }
  }

  /** Rejects the record as a whole. */
  void rejectRecord(byte[] bytes, Reason reason, String detail) {
    putAside(bytes, Rejected.WHOLE_RECORD, reason, detail);
  }

  // Counted in the minute of its arrival: a rejected line has no time of its own, and the arrival
  // is
  // the same on every redelivery.
  private void putAside(byte[] bytes, int place, Reason reason, String detail) {
    if (!hasRoomFor(arrivalSecond)) {
      return;
    }
    tally.reject(arrivalSecond, service.set(source));
    rejected
        .computeIfAbsent(quarantineKey(), _ -> new ArrayList<>())
        .add(
            new Rejected(
                reason,
                detail,
                record.sequenceNumber().digits(),
                record.arrivedAt(),
                place,
                new String(source, StandardCharsets.UTF_8),
                bytes));
    rejectedBytes += bytes.length;
  }

  private QuarantineKey quarantineKey() {
    return new QuarantineKey(
        PIPELINE,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        fromLine);
  }

  private boolean hasRoomFor(long epochSecond) {
    if (tally.minutes() < maxMinutes || tally.touches(epochSecond)) {
      return true;
    }
    full = true;
    refused = true;
    return false;
  }

  /** Ends a line: the slice now reaches behind it, unless it was refused. */
  void endLine() {
    if (refused) {
      return;
    }
    line++;
    if (line > fromLine) {
      upTo = upTo.within(record.sequenceNumber(), line);
    }
    full = rejectedBytes >= MAX_REJECTED_BYTES;
  }

  /**
   * Whether the present record is cut, and is not the first of the slice. Where it is cut then
   * depends on what comes before it.
   */
  boolean cutsLaterRecord() {
    return refused
        && upTo.linesOf(record.sequenceNumber()) > 0
        && !record.sequenceNumber().equals(first);
  }

  /** Ends a record: unless a line of it was refused, the slice reaches behind it. */
  void endRecord() {
    if (!refused) {
      upTo = Position.after(record.sequenceNumber());
    }
    full = full || rejected.size() >= MAX_REJECTED_RECORDS || rejectedBytes >= MAX_REJECTED_BYTES;
  }

  /** The slice, or empty where nothing was to be read. */
  Optional<Slice> build() {
    return first == null
        ? Optional.empty()
        : Optional.of(new Slice(first, upTo, tally.counts(), rejected, lastArrival, arrivals));
  }
}
