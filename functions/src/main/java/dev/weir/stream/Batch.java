package dev.weir.stream;

import java.util.List;
import java.util.function.Predicate;

/**
 * The records of one shard that one invocation was given, in the order of the shard.
 *
 * @param <R> what its records are
 */
public interface Batch<R extends SourceRecord> {

  /** The records as they were delivered: first to last, or any part of them again. */
  List<R> records();

  /** The ARN of the stream; empty where it is not known or not needed. */
  String streamArn();

  /** The shard that all records are of; {@link Shard#NONE} where it is not known or not needed. */
  Shard shard();

  /** Whether there is nothing in it. */
  default boolean isEmpty() {
    return records().isEmpty();
  }

  /** The stream's name: what follows {@code :stream/} in its ARN. */
  default String streamName() {
    return streamArn().substring(streamArn().indexOf('/') + 1);
  }

  /** The records from the first one on that is not applied. */
  default List<R> from(Predicate<SequenceNumber> isApplied) {
    var first = 0;
    while (first < records().size() && isApplied.test(records().get(first).sequenceNumber())) {
      first++;
    }
    return records().subList(first, records().size());
  }
}
