package dev.weir.verification.semantics;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.commit.StoredCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.verification.fakes.PassingCounts;
import java.time.Instant;
import java.util.List;

/** Counts in memory, each of whose writes the adapter of DynamoDB makes as well, to be measured. */
final class MeasuredCounts extends PassingCounts {

  private final DrillMeter meter;
  private final MinuteCounts measured;

  MeasuredCounts(MinuteCounts stored, DrillMeter meter) {
    super(stored);
    this.meter = meter;
    measured = new DynamoMinuteCounts(meter.units(), "counts", "positions");
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    var _ = measured.commit(commit);
    meter.written();
    return super.commit(commit);
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    var _ = measured.replace(lane, minute, before, after, expiresAt);
    return super.replace(lane, minute, before, after, expiresAt);
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    measured.nameQuarantined(lane, record, objects, expiresAt);
    super.nameQuarantined(lane, record, objects, expiresAt);
  }
}
