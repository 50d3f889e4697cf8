package dev.weir.local.eventsource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Records of a lane that were read and are not yet in a batch, in order. */
final class BatchBuffer {
  private final Deque<PreparedRecord> records = new ArrayDeque<>();
  private long bytes;

  void add(PreparedRecord record) {
    records.add(record);
    bytes += EventWriter.sizeOf(record);
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  int size() {
    return records.size();
  }

  long bytes() {
    return bytes;
  }

  Optional<PreparedRecord> first() {
    return Optional.ofNullable(records.peekFirst());
  }

  Optional<PreparedRecord> last() {
    return Optional.ofNullable(records.peekLast());
  }

  /** Returns whether a batch is full. */
  boolean fills(int batchSize, long room) {
    return records.size() >= batchSize || bytes >= room;
  }

  /**
   * Removes the next batch.
   *
   * @param room bytes of JSON that fit; the first record is included even if it is larger
   * @param belongs the batch ends before the first record that does not
   */
  List<PreparedRecord> cut(int batchSize, long room, Predicate<PreparedRecord> belongs) {
    var batch = new ArrayList<PreparedRecord>();
    long size = 0;
    while (batch.size() < batchSize && !records.isEmpty() && belongs.test(records.peekFirst())) {
      size += EventWriter.sizeOf(records.peekFirst());
      if (size > room && !batch.isEmpty()) {
        break;
      }
      batch.add(take());
    }
    return batch;
  }

  private PreparedRecord take() {
    var record = records.removeFirst();
    bytes -= EventWriter.sizeOf(record);
    return record;
  }
}
