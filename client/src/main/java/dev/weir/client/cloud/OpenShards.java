package dev.weir.client.cloud;

import dev.weir.stream.HashKeyRange;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards of a stream that accept records now. */
public final class OpenShards {

  // The maximum number of shards in a response, and in a stream here.
  private static final int MOST = 10_000;

  private OpenShards() {}

  /** Returns their hash key ranges by shard id. */
  public static Map<String, HashKeyRange> of(Cloud cloud, String stream) {
    try (var kinesis = cloud.kinesis()) {
      return kinesis
          .listShards(request -> request.streamName(stream).maxResults(MOST))
          .shards()
          .stream()
          .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
          .collect(Collectors.toMap(Shard::shardId, shard -> range(shard.hashKeyRange())));
    }
  }

  private static HashKeyRange range(software.amazon.awssdk.services.kinesis.model.HashKeyRange of) {
    return new HashKeyRange(
        new BigInteger(of.startingHashKey()), new BigInteger(of.endingHashKey()));
  }
}
