package dev.weir.client.switching;

import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.SendTarget;
import dev.weir.market.marks.commit.DynamoFeedStore;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Surveys the stream of a pipeline of a stack, by the positions that the pipeline stores. */
public final class LaneSurvey {

  private LaneSurvey() {}

  /**
   * Every shard of the pipeline's stream, as the present projection reads it.
   *
   * @param cloud the stack; for market data a Region's
   * @throws dev.weir.client.CommandFault if the pipeline keeps no positions to begin at
   */
  public static List<SurveyedShard> of(Cloud cloud, SendTarget pipeline) {
    pipeline.requirePositions(cloud, "A start at the lanes' positions");
    var projection = pipeline.projection(cloud);
    var clock = InstantSource.system();
    try (var dynamo = cloud.dynamo();
        var kinesis = cloud.kinesis()) {
      var arn = cloud.output(pipeline.streamArn());
      var incarnation = new KinesisStreamIncarnations(kinesis, clock).incarnationOf(arn);
      var stream = cloud.output(pipeline.streamName());
      var position = positions(cloud, pipeline, dynamo);
      return new KinesisSurvey(
              kinesis,
              clock,
              shard -> position.apply(new Lane(projection, stream, incarnation, shard)))
          .of(arn);
    }
  }

  private static Function<Lane, Optional<SequenceNumber>> positions(
      Cloud cloud, SendTarget pipeline, DynamoDbClient dynamo) {
    var table = cloud.output(pipeline.positionsTable());
    return switch (pipeline) {
      case ACCESS_LOGS -> {
        var counts = new DynamoMinuteCounts(dynamo, cloud.output(StackOutput.COUNTS_TABLE), table);
        yield lane -> counts.lane(lane).position().applied();
      }
      case TRANSACTIONS -> new DynamoLanePositions(dynamo, table)::of;
      case MARKET -> {
        var feeds = new DynamoFeedStore(dynamo, table);
        yield lane -> feeds.read(lane).state().position().applied();
      }
    };
  }
}
