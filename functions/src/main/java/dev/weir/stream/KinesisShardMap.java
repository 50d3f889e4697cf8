package dev.weir.stream;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;

/**
 * Takes the shards' ranges from Kinesis' {@code ListShards}. All are kept; they are read again when
 * a shard is not among them, as after a split or merge, and when they are older than {@link
 * #FRESH_FOR}, for a stream that was deleted and made again gives the old ids to other ranges.
 */
public final class KinesisShardMap implements ShardMap {

  /** How long the ranges are taken for true; see {@link KinesisStreamIncarnations#FRESH_FOR}. */
  public static final Duration FRESH_FOR = KinesisStreamIncarnations.FRESH_FOR;

  private final KinesisClient kinesis;
  private final String streamArn;
  private final InstantSource clock;
  private volatile Known known = new Known(Map.of(), Instant.MIN);

  /** A map of one stream. */
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
    Instant now = clock.instant();
    Known last = known;
    if (now.isBefore(last.until()) && last.ranges().containsKey(shard.id())) {
      return last.ranges().get(shard.id());
    }
    Map<String, HashKeyRange> ranges = readAll();
    known = new Known(ranges, now.plus(FRESH_FOR));
    HashKeyRange range = ranges.get(shard.id());
    if (range == null) {
      throw new UnavailableException("Stream lists no such shard: shard=" + shard, null);
    }
    return range;
  }

  private Map<String, HashKeyRange> readAll() {
    Map<String, HashKeyRange> ranges = new HashMap<>();
    ListShardsRequest next = ListShardsRequest.builder().streamARN(streamArn).build();
    while (next != null) {
      ListShardsResponse page = list(next);
      page.shards().forEach(shard -> ranges.put(shard.shardId(), rangeOf(shard)));
      next = following(page);
    }
    return Map.copyOf(ranges);
  }

  private ListShardsResponse list(ListShardsRequest request) {
    try {
      return kinesis.listShards(request);
    } catch (SdkException e) {
      throw new UnavailableException("Shards not listed stream=" + streamArn, e);
    }
  }

  /** The request for the page after this one: a token stands in for the stream. */
  private static ListShardsRequest following(ListShardsResponse page) {
    String token = page.nextToken();
    return token == null ? null : ListShardsRequest.builder().nextToken(token).build();
  }

  private static HashKeyRange rangeOf(
      software.amazon.awssdk.services.kinesis.model.Shard described) {
    var range = described.hashKeyRange();
    return new HashKeyRange(
        new BigInteger(range.startingHashKey()), new BigInteger(range.endingHashKey()));
  }

  private record Known(Map<String, HashKeyRange> ranges, Instant until) {}
}
