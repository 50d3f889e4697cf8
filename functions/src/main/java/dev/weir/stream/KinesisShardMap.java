package dev.weir.stream;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Reads the shards' ranges and parents from Kinesis' {@code ListShards}. All are kept; they are
 * read again if a shard is not among them, as after a split or merge, and when they are older than
 * {@link #FRESH_FOR}, because a stream that was deleted and recreated reuses the old ids for other
 * ranges.
 */
public final class KinesisShardMap implements ShardMap {

  /** How long the ranges are considered valid; see {@link KinesisStreamIncarnations#FRESH_FOR}. */
  public static final Duration FRESH_FOR = KinesisStreamIncarnations.FRESH_FOR;

  private final KinesisClient kinesis;
  private final String streamArn;
  private final InstantSource clock;
  private volatile CachedShards known = new CachedShards(Map.of(), Instant.MIN);

  public KinesisShardMap(KinesisClient kinesis, String streamArn, InstantSource clock) {
    this.kinesis = Objects.requireNonNull(kinesis, "kinesis");
    this.streamArn = Objects.requireNonNull(streamArn, "streamArn");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnavailableException if Kinesis does not answer, or does not list the shard (yet)
   */
  @Override
  public HashKeyRange rangeOf(Shard shard) {
    return described(shard).range();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnavailableException if Kinesis does not answer, or does not list the shard (yet)
   */
  @Override
  public List<Shard> parentsOf(Shard shard) {
    var parents = described(shard).parents();
    var listed = known.shards().keySet();
    return parents.stream().filter(parent -> listed.contains(parent.id())).toList();
  }

  private Described described(Shard shard) {
    Instant now = clock.instant();
    CachedShards last = known;
    if (now.isBefore(last.until()) && last.shards().containsKey(shard.id())) {
      return last.shards().get(shard.id());
    }
    Map<String, Described> shards = readAll();
    known = new CachedShards(shards, now.plus(FRESH_FOR));
    Described found = shards.get(shard.id());
    if (found == null) {
      throw new UnavailableException("Stream lists no such shard: shard=" + shard, null);
    }
    return found;
  }

  private Map<String, Described> readAll() {
    try {
      Map<String, Described> shards = new HashMap<>();
      KinesisShardList.of(kinesis, streamArn)
          .forEach(shard -> shards.put(shard.shardId(), describe(shard)));
      return Map.copyOf(shards);
    } catch (SdkException e) {
      throw new UnavailableException("Shards not listed stream=" + streamArn, e);
    }
  }

  private static Described describe(software.amazon.awssdk.services.kinesis.model.Shard described) {
    var range = described.hashKeyRange();
    return new Described(
        new HashKeyRange(
            new BigInteger(range.startingHashKey()), new BigInteger(range.endingHashKey())),
        Stream.of(described.parentShardId(), described.adjacentParentShardId())
            .filter(Objects::nonNull)
            .map(Shard::new)
            .toList());
  }

  private record Described(HashKeyRange range, List<Shard> parents) {}

  private record CachedShards(Map<String, Described> shards, Instant until) {}
}
