package dev.weir.client.rebuild;

import dev.weir.client.cloud.Cloud;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisShardList;
import dev.weir.stream.Shard;
import dev.weir.stream.ShardMap;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shards of a stream as Kinesis lists them now, including closed ones. Once all records of a
 * shard have expired, it is no longer listed; it then counts as covering all hash keys, so that an
 * aggregate of a producer library is applied in full.
 *
 * @param ranges by shard id
 */
record ArchivedShards(Map<String, HashKeyRange> ranges) implements ShardMap {

  static ArchivedShards of(Cloud cloud, String streamArn) {
    var ranges = new HashMap<String, HashKeyRange>();
    try (var kinesis = cloud.kinesis()) {
      KinesisShardList.of(kinesis, streamArn)
          .forEach(shard -> ranges.put(shard.shardId(), range(shard.hashKeyRange())));
    }
    return new ArchivedShards(ranges);
  }

  private static HashKeyRange range(software.amazon.awssdk.services.kinesis.model.HashKeyRange of) {
    return new HashKeyRange(
        new BigInteger(of.startingHashKey()), new BigInteger(of.endingHashKey()));
  }

  @Override
  public HashKeyRange rangeOf(Shard shard) {
    return ranges.getOrDefault(shard.id(), HashKeyRange.whole());
  }

  @Override
  public List<Shard> parentsOf(Shard shard) {
    return List.of();
  }
}
