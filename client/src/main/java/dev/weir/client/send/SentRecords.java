package dev.weir.client.send;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Sender;
import dev.weir.producer.Stream;
import dev.weir.stream.Shard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps each record in the stream to its lines of the input. It is kept only for a wait, at about
 * 200 bytes per record. Thread-safe.
 */
final class SentRecords implements Sender.Placing {

  private final Map<SentPlace, SentLines> byPlace = new HashMap<>();
  private final Set<Shard> shards = new HashSet<>();

  private record SentPlace(String shard, String sequenceNumber) {}

  /**
   * The lines of a record.
   *
   * @param first in the input, from 1
   * @param count how many
   * @param added lines in the record before them
   */
  record SentLines(long first, int count, int added) {

    /**
     * Returns the input's line number for an index in the record; an added line counts as the
     * first.
     */
    long numberOf(int index) {
      return first + Math.max(0, index - added);
    }
  }

  @Override
  public synchronized void placed(LineRecord record, Stream.Placed at) {
    shards.add(new Shard(at.shard()));
    byPlace.put(
        new SentPlace(at.shard(), at.sequenceNumber()),
        new SentLines(record.firstLine(), record.lines(), record.added()));
  }

  /** Returns the lines of a record; empty if it was not sent here. */
  synchronized Optional<SentLines> of(String shard, String sequenceNumber) {
    return Optional.ofNullable(byPlace.get(new SentPlace(shard, sequenceNumber)));
  }

  synchronized Set<Shard> shards() {
    return Set.copyOf(shards);
  }
}
