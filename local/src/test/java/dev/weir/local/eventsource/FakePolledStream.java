package dev.weir.local.eventsource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stream in memory. A record can be put in advance: it is readable from its arrival on. */
final class FakePolledStream implements StreamReader {
  static final String SHARD = "shardId-000000000000";

  private static final class Contents {
    private final List<PolledRecord> records = new ArrayList<>();
    private Set<String> parents = Set.of();
    private Instant closedAt = Instant.MAX;
    private Instant createdAt = Instant.MIN;
  }

  private final InstantSource clock;
  private final Map<String, Contents> shards = new LinkedHashMap<>();
  private final List<Instant> reads = new ArrayList<>();
  private long lastNumber;
  private int failures;
  private Runnable reading = () -> {};

  FakePolledStream(InstantSource clock) {
    this.clock = clock;
    shards.put(SHARD, new Contents());
  }

  /** Puts a record that arrives now; its data is a JSON string of its key. */
  String put(String key) {
    return put(SHARD, key, clock.instant(), data(key));
  }

  String putAt(Instant arrival, String key) {
    return put(SHARD, key, arrival, data(key));
  }

  String put(String shardId, String key, Instant arrival, byte[] data) {
    // 56 digits, as in Kinesis; the first ones grow such that a plain comparison of text fails.
    var number = "%d%050d".formatted(495990 + lastNumber / 7, ++lastNumber);
    shards.get(shardId).records.add(new PolledRecord(number, key, arrival, data));
    return number;
  }

  /** At a time, closes shards and opens their child. */
  void reshard(Instant at, String child, String... parents) {
    var contents = new Contents();
    contents.parents = Set.of(parents);
    contents.createdAt = at;
    shards.put(child, contents);
    for (var parent : parents) {
      shards.get(parent).closedAt = at;
    }
  }

  /** Removes a shard, as at the end of its retention. */
  void expire(String shardId) {
    shards.remove(shardId);
  }

  void failNextReads(int count) {
    failures = count;
  }

  /** Makes each read take a time: what it returns is from its beginning. */
  void takes(VirtualWork<?> time, Duration each) {
    reading = () -> time.takes(each);
  }

  List<Instant> reads() {
    return List.copyOf(reads);
  }

  @Override
  public List<StreamShard> shards() {
    var now = clock.instant();
    return shards.entrySet().stream()
        .filter(shard -> !shard.getValue().createdAt.isAfter(now))
        .map(
            shard ->
                new StreamShard(
                    shard.getKey(),
                    shard.getValue().parents,
                    !shard.getValue().closedAt.isAfter(now)))
        .toList();
  }

  @Override
  public ShardCursor open(String shardId, ReadPosition from) {
    var contents = shards.get(shardId);
    int[] next = {place(contents, from)};
    return limit -> {
      reads.add(clock.instant());
      reading.run();
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("The stream is away");
      }
      return page(contents, next, limit);
    };
  }

  private Page page(Contents contents, int[] next, int limit) {
    var now = clock.instant();
    var page = new ArrayList<PolledRecord>();
    while (page.size() < limit && next[0] < contents.records.size() && there(contents, next, now)) {
      page.add(contents.records.get(next[0]++));
    }
    boolean atEnd = !contents.closedAt.isAfter(now) && next[0] == contents.records.size();
    // As kinesis-local does: no lag reported, with records left.
    return new Page(page, atEnd, Duration.ZERO);
  }

  private static boolean there(Contents contents, int[] next, Instant now) {
    return !contents.records.get(next[0]).arrivedAt().isAfter(now);
  }

  private int place(Contents contents, ReadPosition from) {
    int place = 0;
    while (place < contents.records.size() && isBefore(contents.records.get(place), from)) {
      place++;
    }
    return place;
  }

  private boolean isBefore(PolledRecord record, ReadPosition from) {
    return switch (from) {
      case ReadPosition.TrimHorizon _ -> false;
      case ReadPosition.Latest _ -> !record.arrivedAt().isAfter(clock.instant());
      case ReadPosition.AtTimestamp(Instant time) -> record.arrivedAt().isBefore(time);
      case ReadPosition.After(String number) -> record.sequenceNumber().compareTo(number) <= 0;
    };
  }

  static byte[] data(String key) {
    return ('"' + key + '"').getBytes(StandardCharsets.UTF_8);
  }
}
