package dev.weir.engine;

import dev.weir.quarantine.Reason;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a batch into slices and contains failures: whatever a record causes the code to throw
 * becomes the rejection of that record, and the shard goes on.
 */
final class Slicer<R extends SourceRecord, E, S extends Progress, W extends Slice> {

  // How often a slice is restarted before it ends in front of the failing record: a batch full of
  // such records must not cost the square of their number.
  private static final int MAX_RESTARTS = 10;

  private final Pipeline<R, E, S, W> pipeline;
  private final Map<SequenceNumber, Parsed<E>> rejected = new HashMap<>();
  private R lastParsed;
  private Parsed<E> parsed;
  private int maxRecords = Integer.MAX_VALUE;
  private List<R> offered = List.of();
  private int taken;

  Slicer(Pipeline<R, E, S, W> pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Returns the next slice of records that the state does not cover; there must be at least one.
   */
  W next(S state, List<R> records) {
    var limit = maxRecords;
    for (var restarts = 0; ; restarts++) {
      var fold = pipeline.decide(state);
      if (fill(fold, state, records, limit)) {
        return fold.slice();
      }
      // The fold may hold half a record, so it is discarded.
      if (restarts == MAX_RESTARTS) {
        limit = Math.max(1, taken);
      }
    }
  }

  /** Fills a fold; returns false if a record failed in it, which is rejected from now on. */
  private boolean fill(Fold<R, E, W> fold, S state, List<R> records, int limit) {
    var index = 0;
    offered = records;
    taken = 0;
    while (index < Math.min(limit, records.size()) && !fold.isFull()) {
      var record = records.get(index);
      var found = parse(state, record);
      try {
        if (!offer(fold, record, found)) {
          break;
        }
      } catch (RuntimeException | StackOverflowError e) {
        if (found instanceof Parsed.UnreadableRecord) {
          throw e; // even its rejection fails, so no fallback remains
        }
        rejected.put(record.sequenceNumber(), Containment.failed(e));
        return false;
      }
      index++;
      taken = index;
    }
    if (taken == 0) {
      throw new IllegalStateException("A slice must take its first record");
    }
    return true;
  }

  private boolean offer(Fold<R, E, W> fold, R record, Parsed<E> found) {
    return switch (found) {
      case Parsed.Events<E>(var events) -> fold.take(record, events);
      case Parsed.UnreadableRecord<E>(var reason, var detail) ->
          fold.reject(record, reason, detail);
    };
  }

  // A record that did not fit, or only in part, is not parsed again.
  @SuppressWarnings("ReferenceEquality") // identity, not equality: the same record of the batch
  private Parsed<E> parse(S state, R record) {
    var known = rejected.isEmpty() ? null : rejected.get(record.sequenceNumber());
    if (known != null) {
      return known;
    }
    if (record != lastParsed) {
      lastParsed = null;
      parsed = Containment.of(() -> pipeline.parse(state, record));
      lastParsed = record;
    }
    return parsed;
  }

  /** Rejects a record from now on, because it kills every process that opens it. */
  void rejectUnopened(R record) {
    rejected.put(
        record.sequenceNumber(),
        new Parsed.UnreadableRecord<>(
            Reason.KILLED_THE_FUNCTION, "processes that died=" + Starts.MAX_DEATHS));
  }

  /**
   * Reacts to a refused slice: from now on a slice has one record, and a record that is refused
   * alone is rejected.
   *
   * @return false if the refused slice was that rejection, so that the record is not at fault
   */
  boolean narrow(String why) {
    maxRecords = 1;
    if (taken > 1) {
      return true;
    }
    var record = offered.getFirst().sequenceNumber();
    return rejected.put(record, new Parsed.UnreadableRecord<>(Reason.REFUSED, why)) == null;
  }
}
