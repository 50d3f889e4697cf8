package dev.weir.client.send;

import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How far the lanes of a pipeline are applied, as its own store says. */
@FunctionalInterface
public interface AppliedPositions {

  /** How far a lane is applied; empty where nothing of it is. */
  Optional<SequenceNumber> of(Lane lane);

  /** Those of a pipeline of a stack. */
  static AppliedPositions of(Cloud cloud, SendTarget pipeline, DynamoDbClient dynamo) {
    return of(pipeline, dynamo, (StackOutput output) -> cloud.output(output));
  }

  /**
   * Those of a pipeline.
   *
   * @param outputs returns an output of the stack
   */
  static AppliedPositions of(
      SendTarget pipeline, DynamoDbClient dynamo, Function<StackOutput, String> outputs) {
    var positions = outputs.apply(pipeline.positionsTable());
    return switch (pipeline) {
      case ACCESS_LOGS -> {
        var counts =
            new DynamoMinuteCounts(dynamo, outputs.apply(StackOutput.COUNTS_TABLE), positions);
        yield lane -> counts.lane(lane).position().applied();
      }
      case TRANSACTIONS, MARKET -> new DynamoLanePositions(dynamo, positions)::of;
    };
  }
}
