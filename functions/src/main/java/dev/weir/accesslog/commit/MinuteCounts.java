package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.Places;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The stored counts. An item per minute and lane holds the lane's partial count of that minute; an
 * item per lane holds its {@link LaneState}. Every method throws {@link
 * dev.weir.stream.UnavailableException} where the table does not answer.
 */
public interface MinuteCounts extends LaneAttempts, PartialCounts {

  /** The lane's state, strongly consistent. */
  LaneState lane(Lane lane);

  /**
   * The lane's partial counts of some minutes, strongly consistent; absent minutes are left out.
   */
  Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes);

  /**
   * Writes the lane's new state and the partial counts that go with it: all, or nothing.
   *
   * @return what came of it; a second write after a lost answer is {@link CommitResult.Conflict} to
   *     the very state that was to be written
   */
  CommitResult<LaneState> commit(Commit commit);

  /** The objects in quarantine that hold what the lane's commits counted as rejected. */
  Set<String> quarantined(Lane lane);

  /** The count of a minute over all lanes of a stream, strongly consistent. */
  MinuteCount total(Lane lane, Minute minute);

  /** Adds two lanes' shares: each is bounded, so their sum is, too. */
  static MinuteCount sum(MinuteCount one, MinuteCount other) {
    return one.plus(other, Places.ALL);
  }
}
