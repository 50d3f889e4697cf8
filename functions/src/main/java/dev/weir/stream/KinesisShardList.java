package dev.weir.stream;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** All shards of a stream, over all pages: open ones, and closed ones that still have records. */
public final class KinesisShardList {

  private KinesisShardList() {}

  /**
   * Lists them.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if Kinesis does not answer
   */
  public static List<Shard> of(KinesisClient kinesis, String streamArn) {
    var shards = new ArrayList<Shard>();
    var request = ListShardsRequest.builder().streamARN(streamArn).build();
    while (true) {
      var page = kinesis.listShards(request);
      shards.addAll(page.shards());
      if (page.nextToken() == null) {
        return shards;
      }
      // The token stands in for the stream: Kinesis refuses both together.
      request = ListShardsRequest.builder().nextToken(page.nextToken()).build();
    }
  }
}
