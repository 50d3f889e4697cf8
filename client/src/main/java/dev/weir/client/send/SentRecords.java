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
 * Which lines of an input each record in the stream holds; kept for a wait alone, about 200 bytes a
 * record. Safe for several threads.
 */
final class SentRecords implements Sender.Placing {

  private final Map<Place, Lines> byPlace = new HashMap<>();
  private final Set<Shard> shards = new HashSet<>();

  private record Place(String shard, String sequenceNumber) {}

  /**
   * The lines of a record.
   *
   * @param first in the input, from 1
   * @param count how many
   * @param added lines of the record before them
   */
  record Lines(long first, int count, int added) {

    /** Where in the input the record's line of an index is; one that was added counts as first. */
    long numberOf(int index) {
      return first + Math.max(0, index - added);
    }
  }

  @Override
  public synchronized void placed(LineRecord record, Stream.Placed at) {
    shards.add(new Shard(at.shard()));
    byPlace.put(
        new Place(at.shard(), at.sequenceNumber()),
        new Lines(record.firstLine(), record.lines(), record.added()));
  }

  /** The lines of a record; empty where it was not sent here. */
  synchronized Optional<Lines> of(String shard, String sequenceNumber) {
    return Optional.ofNullable(byPlace.get(new Place(shard, sequenceNumber)));
  }

  synchronized Set<Shard> shards() {
    return Set.copyOf(shards);
  }
}
