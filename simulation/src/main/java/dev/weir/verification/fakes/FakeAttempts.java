package dev.weir.verification.fakes;

import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.SequenceNumber;
import dev.weir.testkit.CallDisturbance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attempts in memory, for the fakes of stores that hold lanes' positions. */
public final class FakeAttempts implements LaneAttempts {

  private static final class AttemptItem {
    private final Set<String> starts = new HashSet<>();
    private final Set<String> tries = new HashSet<>();
    private Optional<SequenceNumber> trying = Optional.empty();
  }

  private final CallDisturbance disturbance;
  private final Map<String, AttemptItem> items = new HashMap<>();

  /** Creates attempts in a table whose calls are disturbed. */
  public FakeAttempts(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public UnansweredStarts begin(Lane lane, String process) {
    return begin(lane, process, () -> {});
  }

  /** Begins an attempt with another effect of the same write. */
  UnansweredStarts begin(Lane lane, String process, Runnable effect) {
    disturbance.before("begin");
    effect.run();
    var item = items.computeIfAbsent(lane.key(), _ -> new AttemptItem());
    item.starts.add(process);
    disturbance.after("begin");
    return new UnansweredStarts(item.starts.size(), item.trying);
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    disturbance.before("hold");
    var item = items.computeIfAbsent(lane.key(), _ -> new AttemptItem());
    if (!item.trying.equals(Optional.of(record))) {
      item.trying = Optional.of(record);
      item.tries.clear();
    }
    item.tries.add(process);
    var others = (int) item.tries.stream().filter(each -> !each.equals(process)).count();
    disturbance.after("hold");
    return others;
  }

  @Override
  public void clear(Lane lane) {
    if (items.containsKey(lane.key())) {
      disturbance.before("clear");
      cleared(lane);
      disturbance.after("clear");
    }
  }

  /** Clears the attempts, as a commit to the lane's item does. */
  public void cleared(Lane lane) {
    items.remove(lane.key());
  }
}
