package dev.weir.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** One stream, described like Kinesis; one shard per page. */
final class FakeKinesis implements KinesisClient {

  private final Map<String, HashKeyRange> shards = new LinkedHashMap<>();
  private final Map<String, List<String>> parents = new LinkedHashMap<>();
  private Instant created = Instant.EPOCH;
  private int describes;
  private int listedPages;
  private boolean outOfReach;

  void outOfReach() {
    outOfReach = true;
  }

  void created(Instant at) {
    created = at;
  }

  void shard(String id, long first, long last) {
    shards.put(
        id, HashKeyRange.builder().startingHashKey("" + first).endingHashKey("" + last).build());
  }

  void parents(String id, String... of) {
    parents.put(id, List.of(of));
  }

  int describes() {
    return describes;
  }

  int listedPages() {
    return listedPages;
  }

  @Override
  public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request) {
    requireReach();
    describes++;
    return DescribeStreamSummaryResponse.builder()
        .streamDescriptionSummary(summary -> summary.streamCreationTimestamp(created))
        .build();
  }

  @Override
  public ListShardsResponse listShards(ListShardsRequest request) {
    // Kinesis refuses a token together with the stream, and neither of them.
    if ((request.nextToken() == null) == (request.streamARN() == null)) {
      throw new IllegalArgumentException("Give the stream or the token");
    }
    requireReach();
    listedPages++;
    List<String> ids = List.copyOf(shards.keySet());
    int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    String id = ids.get(page);
    List<String> from = parents.getOrDefault(id, List.of());
    return ListShardsResponse.builder()
        .shards(
            Shard.builder()
                .shardId(id)
                .hashKeyRange(shards.get(id))
                .parentShardId(from.isEmpty() ? null : from.getFirst())
                .adjacentParentShardId(from.size() < 2 ? null : from.getLast())
                .build())
        .nextToken(page + 1 < ids.size() ? "" + (page + 1) : null)
        .build();
  }

  private void requireReach() {
    if (outOfReach) {
      throw SdkClientException.create("no route to host");
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
