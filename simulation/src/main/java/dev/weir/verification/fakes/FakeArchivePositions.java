package dev.weir.verification.fakes;

import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import dev.weir.testkit.CallDisturbance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The archive's positions in memory: linearizable, like DynamoDB's conditional writes. */
public final class FakeArchivePositions implements ArchivePositions {

  private final CallDisturbance disturbance;
  private final Map<String, ArchivePosition> positions = new TreeMap<>();

  /** Creates a table that always answers. */
  public FakeArchivePositions() {
    this(CallDisturbance.NONE);
  }

  /** Creates a table whose calls are disturbed. */
  public FakeArchivePositions(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public ArchivePosition of(Lane lane) {
    disturbance.before("read position");
    return stored(lane);
  }

  private ArchivePosition stored(Lane lane) {
    return positions.getOrDefault(lane.key(), ArchivePosition.beginning(lane));
  }

  @Override
  public CommitResult<ArchivePosition> advance(ArchivePosition before, ArchivePosition after) {
    return disturbance.around("advance", () -> apply(before, after));
  }

  private CommitResult<ArchivePosition> apply(ArchivePosition before, ArchivePosition after) {
    var stored = stored(before.lane());
    if (stored.revision() != before.revision()) {
      return new CommitResult.Conflict<>(stored);
    }
    positions.put(after.lane().key(), after);
    return new CommitResult.Committed<>(after);
  }

  @Override
  public List<ArchivePosition> ofStream(String stream) {
    return positions.values().stream()
        .filter(position -> position.lane().stream().equals(stream))
        .toList();
  }
}
