package dev.weir.verification.fakes;

import dev.weir.accesslog.commit.Commit;
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

/** Counts that pass everything on to others; what a variant does differently, it overrides. */
public abstract class PassingCounts implements MinuteCounts {

  private final MinuteCounts stored;

  /** Passes on to these. */
  protected PassingCounts(MinuteCounts stored) {
    this.stored = stored;
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    return stored.commit(commit);
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    return stored.replace(lane, minute, before, after, expiresAt);
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
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
  public UnansweredStarts begin(Lane lane, String process) {
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
