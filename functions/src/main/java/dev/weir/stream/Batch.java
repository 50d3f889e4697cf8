package dev.weir.stream;

import java.util.List;
import java.util.function.Predicate;

/**
 * The records of one shard in one invocation, in the order of the shard.
 *
 * @param <R> the type of its records
 */
public interface Batch<R extends SourceRecord> {

  /** Returns the records as delivered: first to last, or any part of them again. */
  List<R> records();

  /** Returns the ARN of the stream; empty if unknown or unneeded. */
  String streamArn();

  /** Returns the shard of all records; {@link Shard#NONE} if unknown or unneeded. */
  Shard shard();

  default boolean isEmpty() {
    return records().isEmpty();
  }

  /** Returns the stream's name: the part of its ARN after {@code :stream/}. */
  default String streamName() {
    return streamArn().substring(streamArn().indexOf('/') + 1);
  }

  /** Returns the records from the first unapplied one on. */
  default List<R> from(Predicate<SequenceNumber> isApplied) {
    var first = 0;
    while (first < records().size() && isApplied.test(records().get(first).sequenceNumber())) {
      first++;
    }
    return records().subList(first, records().size());
  }
}
