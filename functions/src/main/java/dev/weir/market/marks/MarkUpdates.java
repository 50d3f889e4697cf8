package dev.weir.market.marks;

import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.ReceivedMark;
import dev.weir.stream.Concurrency;
import dev.weir.stream.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores marks, many at once. What a register is known to have reached is not asked of the table
 * again: registers only rise.
 */
final class MarkUpdates {

  // Each about 300 bytes; far more instruments than a shard carries.
  private static final int MOST_KNOWN = 50_000;

  private final MarkStore store;
  private final ConflictRetry conflicts;
  private final Concurrency concurrency;
  private final Map<String, Mark> known = new ConcurrentHashMap<>();

  MarkUpdates(MarkStore store, ConflictRetry conflicts, Concurrency concurrency) {
    this.store = store;
    this.conflicts = conflicts;
    this.concurrency = concurrency;
  }

  /**
   * Stores marks where they are newer than what is there.
   *
   * @throws UnavailableException where the table does not answer: some may be stored, which a
   *     redelivery finds
   */
  void store(List<ReceivedMark> marks) {
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    concurrency.map(marks.stream().filter(this::isNews).toList(), this::store);
  }

  private boolean isNews(ReceivedMark received) {
    var reached = known.get(received.mark().name());
    return reached == null || received.mark().isNewerThan(reached);
  }

  private boolean store(ReceivedMark received) {
    var stored = conflicts.write(() -> store.put(received));
    known.put(received.mark().name(), received.mark());
    return stored;
  }
}
