package dev.weir.accesslog.commit;

import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.List;

/**
 * The partial counts of lanes that have no position: each is written by itself. A lane is never
 * written both so and by {@link MinuteCounts#commit}. By default nothing of it is there, which is
 * for stores of pipelines that count exactly once.
 */
public interface PartialCounts {

  /**
   * Stores a partial count, if the one before it is the stored one.
   *
   * @return a conflict has the stored count, and nothing is written
   * @throws dev.weir.stream.UnavailableException where the table does not answer
   */
  default CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    throw new UnsupportedOperationException("This store counts exactly once");
  }

  /**
   * Says which objects in quarantine hold what the lane's counts say is rejected.
   *
   * @param record the last one of those that were rejected with others
   * @throws dev.weir.stream.UnavailableException where the table does not answer
   */
  default void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    throw new UnsupportedOperationException("This store counts exactly once");
  }
}
