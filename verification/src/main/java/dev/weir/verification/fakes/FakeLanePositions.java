package dev.weir.verification.fakes;

import dev.weir.stream.Lane;
import dev.weir.stream.LanePositions;
import dev.weir.stream.SequenceNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The positions in memory: they only rise. */
public final class FakeLanePositions implements LanePositions {

  private final Disturbance disturbance;
  private final Map<String, SequenceNumber> positions = new HashMap<>();

  /** A table that always answers. */
  public FakeLanePositions() {
    this(Disturbance.NONE);
  }

  /** A table whose calls are disturbed. */
  public FakeLanePositions(Disturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public void advance(Lane lane, SequenceNumber upTo) {
    disturbance.before("advance");
    positions.merge(lane.key(), upTo, (one, other) -> one.compareTo(other) > 0 ? one : other);
    disturbance.after("advance");
  }

  /** How far a lane was said to be applied. */
  public Optional<SequenceNumber> of(Lane lane) {
    return Optional.ofNullable(positions.get(lane.key()));
  }
}
