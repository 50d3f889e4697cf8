package dev.weir.client.archive;

import dev.weir.engine.Parsed;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Shard;
import dev.weir.stream.TooMuchWorkException;

/**
 * Parses archived records as the stack's function parses them. An entry of a producer library's
 * aggregate counts whichever shard its key belongs to, because shards whose records have expired
 * are no longer listed.
 *
 * @param <E> the events of a record
 */
@FunctionalInterface
public interface ArchivedEvents<E> {

  /** Returns the events of a record, or why it can't be read. */
  Parsed<E> parse(KinesisRecord record, Shard shard);

  /** Returns the same, where a record that exceeds a bound is one that can't be read. */
  static <E> ArchivedEvents<E> contained(ArchivedEvents<E> parser) {
    return (record, shard) -> {
      try {
        return parser.parse(record, shard);
      } catch (TooMuchWorkException e) {
        return new Parsed.UnreadableRecord<>(e.reason(), e.getMessage());
      }
    };
  }
}
