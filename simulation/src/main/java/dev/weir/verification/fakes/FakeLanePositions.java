package dev.weir.verification.fakes;

import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.StoredPositions;
import dev.weir.testkit.CallDisturbance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The positions in memory: they only rise. */
public final class FakeLanePositions implements StoredPositions {

  private final CallDisturbance disturbance;
  private final FakeAttempts attempts;
  private final Map<String, SequenceNumber> positions = new HashMap<>();

  /** Creates a table that always answers. */
  public FakeLanePositions() {
    this(CallDisturbance.NONE);
  }

  /** Creates a table whose calls are disturbed. */
  public FakeLanePositions(CallDisturbance disturbance) {
    this.disturbance = disturbance;
    attempts = new FakeAttempts(disturbance);
  }

  @Override
  public void advance(Lane lane, SequenceNumber upTo) {
    disturbance.before("advance");
    var before = positions.get(lane.key());
    if (before == null || before.compareTo(upTo) < 0) {
      positions.put(lane.key(), upTo);
      attempts.cleared(lane);
    }
    disturbance.after("advance");
  }

  @Override
  public boolean claim(Lane lane, Optional<SequenceNumber> before, SequenceNumber upTo) {
    disturbance.before("claim");
    var isThere = Optional.ofNullable(positions.get(lane.key())).equals(before);
    if (isThere) {
      positions.put(lane.key(), upTo);
      attempts.cleared(lane);
    }
    disturbance.after("claim");
    return isThere;
  }

  @Override
  public UnansweredStarts begin(Lane lane, String process) {
    return attempts.begin(lane, process);
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return attempts.hold(lane, process, record);
  }

  @Override
  public void clear(Lane lane) {
    attempts.clear(lane);
  }

  @Override
  public Optional<SequenceNumber> of(Lane lane) {
    disturbance.before("read position");
    return Optional.ofNullable(positions.get(lane.key()));
  }
}
