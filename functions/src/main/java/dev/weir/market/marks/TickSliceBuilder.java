package dev.weir.market.marks;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.market.Rank;
import dev.weir.market.ReceivedMark;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.telemetry.Arrivals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects a slice: the ticks of each register, what is rejected, what the feed brought. */
final class TickSliceBuilder {

  /** The first part of the quarantine's keys. */
  static final String PIPELINE = "market";

  private static final int MAX_TICKS = 50_000;
  private static final long MAX_REJECTED_BYTES = 8L << 20;
  // Each of these is an object to be stored, which has to be done within an invocation.
  private static final int MAX_REJECTED_RECORDS = 200;

  private final Lane lane;
  private final String region;
  private final FeedFold feed;
  private final Map<String, List<ReadTick>> byRegister = new LinkedHashMap<>();
  private final Map<QuarantineKey, List<Rejected>> rejected = new LinkedHashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Arrivals arrivals = new Arrivals();
  private KinesisRecord record;
  private int rejectedLines;
  private int records;
  private int ticks;
  private int crossed;
  private long rejectedBytes;

  TickSliceBuilder(Lane lane, String region, FeedState before) {
    this.lane = lane;
    this.region = region;
    feed = new FeedFold(before);
  }

  /** Whether no further record is taken. */
  boolean isFull() {
    return ticks >= MAX_TICKS
        || rejectedBytes >= MAX_REJECTED_BYTES
        || rejected.size() >= MAX_REJECTED_RECORDS;
  }

  void startRecord(KinesisRecord started) {
    record = started;
    arrivals.add(started.arrivedAt());
    rejectedLines = 0;
    marks.clear();
  }

  void endRecord() {
    feed.add(record.sequenceNumber(), marks, rejectedLines);
    records++;
  }

  /**
   * Adds a tick.
   *
   * @param rank in the first generation and epoch
   * @param bytes gives a copy of what it was read from
   */
  void add(Tick tick, Rank rank, int line, Supplier<byte[]> bytes) {
    var mark = new Mark(tick.symbol(), tick.venue(), rank, tick.price(), tick.occurredAt());
    var received =
        new ReceivedMark(mark, tick.bid(), tick.ask(), tick.size(), record.arrivedAt(), region);
    marks.add(mark);
    ticks++;
    crossed += received.isCrossed() ? 1 : 0;
    byRegister
        .computeIfAbsent(mark.name(), _ -> new ArrayList<>())
        .add(new ReadTick(received, key(), line, record.sequenceNumber().digits(), bytes));
  }

  void reject(byte[] bytes, int line, Reason reason, String detail) {
    rejected
        .computeIfAbsent(key(), _ -> new ArrayList<>())
        .add(
            new Rejected(
                reason,
                detail,
                record.sequenceNumber().digits(),
                record.arrivedAt(),
                line,
                PIPELINE,
                bytes));
    rejectedBytes += bytes.length;
    rejectedLines++;
  }

  private QuarantineKey key() {
    return new QuarantineKey(
        PIPELINE,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        0);
  }

  TickSlice build() {
    return new TickSlice(
        records,
        byRegister.values(),
        rejected,
        feed.after(),
        feed.opened(),
        feed.restarts(),
        crossed,
        arrivals);
  }
}
