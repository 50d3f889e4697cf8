package dev.weir.market.marks.decide;

import dev.weir.engine.Fold;
import dev.weir.engine.RejectedRecords;
import dev.weir.market.marks.parse.ParsedTicks;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.market.marks.parse.TickPlaces;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts a slice's ticks by register and adds them to the state of the lane's feed. A slice ends at
 * the end of a record.
 */
public final class TickFold implements Fold<KinesisRecord, ParsedTicks, TickSlice> {

  private static final int MAX_TICKS = 50_000;

  private static final Set<Reason> UNTIMELY =
      EnumSet.of(Reason.SESSION_AHEAD, Reason.UNKNOWN_SESSION, Reason.TIME_AHEAD);

  private final Lane lane;
  private final FeedFold feed;
  private final Map<String, List<ReadTick>> byRegister = new LinkedHashMap<>();
  private final RejectedRecords rejected = new RejectedRecords();
  private final Arrivals arrivals = new Arrivals();
  private Optional<SequenceNumber> first = Optional.empty();
  private Optional<Instant> pulsedAt = Optional.empty();
  private int ticks;
  private int crossed;
  private int untimely;

  /** Begins a slice on the state of a lane's feed. */
  public TickFold(Lane lane, FeedState before) {
    this.lane = lane;
    feed = new FeedFold(before);
  }

  @Override
  public boolean isFull() {
    return ticks >= MAX_TICKS || rejected.isFull();
  }

  @Override
  public boolean take(KinesisRecord record, ParsedTicks parsed) {
    first = first.or(() -> Optional.of(record.sequenceNumber()));
    for (var tick : parsed.ticks()) {
      byRegister.computeIfAbsent(tick.mark().name(), _ -> new ArrayList<>()).add(tick);
      crossed += tick.received().isCrossed() ? 1 : 0;
    }
    ticks += parsed.ticks().size();
    var marks = parsed.ticks().stream().map(ReadTick::mark).toList();
    feed.add(record.sequenceNumber(), marks, parsed.rejected().size());
    rejected.add(TickPlaces.ofRecord(lane, record), parsed.rejected());
    untimely +=
        (int) parsed.rejected().stream().map(Rejected::reason).filter(UNTIMELY::contains).count();
    arrivals.add(record.arrivedAt());
    if (parsed.hasPulse()) {
      pulsedAt = pulsedAt.filter(record.arrivedAt()::isBefore).or(() -> at(record));
    }
    return true;
  }

  private static Optional<Instant> at(KinesisRecord record) {
    return Optional.of(record.arrivedAt());
  }

  @Override
  public boolean reject(KinesisRecord record, Reason reason, String detail) {
    var whole = TickPlaces.rejected(record, Rejected.WHOLE_RECORD, reason, detail, record.data());
    return take(record, new ParsedTicks(List.of(), List.of(whole)));
  }

  @Override
  public TickSlice slice() {
    var found = new TickSlice.Anomalies(feed.opened(), feed.restarts(), crossed, untimely);
    return new TickSlice(
        first.orElseThrow(), byRegister, feed.after(), found, rejected.all(), arrivals, pulsedAt);
  }
}
