package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The records of one invocation, and the history of earlier attempts to deliver them.
 *
 * @param records in order; empty for the last call of a tumbling window
 * @param retriesUsed retries that count against the mapping's maximum
 * @param invocations how often the function got these records
 * @param lastFailure the last of these invocations
 */
record PolledBatch(
    List<PreparedRecord> records,
    int retriesUsed,
    int invocations,
    Optional<FailedCall> lastFailure) {

  /**
   * An invocation that failed.
   *
   * @param functionError as in Lambda's answer; empty if the function returned
   */
  record FailedCall(String requestId, Optional<String> functionError) {}

  PolledBatch {
    records = List.copyOf(records);
  }

  static PolledBatch fresh(List<PreparedRecord> records) {
    return new PolledBatch(records, 0, 0, Optional.empty());
  }

  PolledBatch invokedInVain(FailedCall call) {
    return new PolledBatch(records, retriesUsed, invocations + 1, Optional.of(call));
  }

  PolledBatch withRetriesUsed(int retries) {
    return new PolledBatch(records, retries, invocations, lastFailure);
  }

  /** Returns the same attempts for some of the records. */
  PolledBatch part(int from, int to) {
    return new PolledBatch(records.subList(from, to), retriesUsed, invocations, lastFailure);
  }

  /** Returns the records from one on as a new batch, which knows only the last failure. */
  PolledBatch unconfirmed(int from) {
    return new PolledBatch(records.subList(from, records.size()), 0, 0, lastFailure);
  }

  int size() {
    return records.size();
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** Returns how many of its first records arrived before a time. */
  int arrivedBefore(Instant time) {
    int count = 0;
    while (count < records.size() && records.get(count).arrivedAt().isBefore(time)) {
      count++;
    }
    return count;
  }
}
