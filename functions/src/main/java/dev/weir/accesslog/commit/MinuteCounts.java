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
 * dev.weir.stream.UnavailableException} if the table does not answer.
 */
public interface MinuteCounts extends LaneAttempts, PartialCounts {

  /** Returns the lane's state, strongly consistent. */
  LaneState lane(Lane lane);

  /**
   * Returns the lane's partial counts of some minutes, strongly consistent; absent minutes are left
   * out.
   */
  Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes);

  /**
   * Writes the lane's new state together with its partial counts: all or nothing.
   *
   * @return the result; a second write after a lost answer is a {@link CommitResult.Conflict} with
   *     the very state that it was to write
   */
  CommitResult<LaneState> commit(Commit commit);

  /**
   * Returns the quarantine objects holding the lines that the lane's commits counted as rejected.
   */
  Set<String> quarantined(Lane lane);

  /** Returns the count of a minute over all lanes of a stream, strongly consistent. */
  MinuteCount total(Lane lane, Minute minute);

  /** Returns the sum of two lanes' partial counts: each is bounded, and so is the sum. */
  static MinuteCount sum(MinuteCount one, MinuteCount other) {
    return one.plus(other, Places.ALL);
  }
}
