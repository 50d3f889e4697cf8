package dev.weir.verification.semantics;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.commit.StoredCount;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts in memory, each of whose writes the adapter of DynamoDB makes as well, to be measured. */
final class MeasuredCounts implements MinuteCounts {

  private final MinuteCounts stored;
  private final DrillMeter meter;
  private final MinuteCounts measured;

  MeasuredCounts(MinuteCounts stored, DrillMeter meter) {
    this.stored = stored;
    this.meter = meter;
    measured = new DynamoMinuteCounts(meter.units(), "counts", "positions");
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    var _ = measured.commit(commit);
    meter.written();
    return stored.commit(commit);
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    var _ = measured.replace(lane, minute, before, after, expiresAt);
    return stored.replace(lane, minute, before, after, expiresAt);
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    measured.nameQuarantined(lane, record, objects, expiresAt);
    stored.nameQuarantined(lane, record, objects, expiresAt);
  }

  @Override
  public LaneState lane(Lane lane) {
    return stored.lane(lane);
  }

  @Override
  public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
    return stored.partialCounts(lane, minutes);
  }

  @Override
  public Set<String> quarantined(Lane lane) {
    return stored.quarantined(lane);
  }

  @Override
  public MinuteCount total(Lane lane, Minute minute) {
    return stored.total(lane, minute);
  }

  @Override
  public Unanswered begin(Lane lane, String process) {
    return stored.begin(lane, process);
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return stored.hold(lane, process, record);
  }

  @Override
  public void clear(Lane lane) {
    stored.clear(lane);
  }
}
