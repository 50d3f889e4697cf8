package dev.weir.client.market;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.SendTarget;
import dev.weir.market.marks.commit.DynamoFeedStore;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The state of a Region's feed. */
public final class StoredFeeds {

  private StoredFeeds() {}

  /** Returns the feed state of each current lane of the stream, in the current projection. */
  public static List<FeedState> all(Cloud region, DynamoDbClient dynamo) {
    return new DynamoFeedStore(dynamo, region.output(SendTarget.MARKET.positionsTable()))
        .all(prefix(region)).values().stream().map(StoredFeed::state).toList();
  }

  private static String prefix(Cloud region) {
    try (var kinesis = region.kinesis()) {
      var incarnations = new KinesisStreamIncarnations(kinesis, InstantSource.system());
      return Lane.prefix(
          region.projection(),
          region.output(SendTarget.MARKET.streamName()),
          incarnations.incarnationOf(region.output(SendTarget.MARKET.streamArn())));
    }
  }
}
