package dev.weir.client.market;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.reference.Halts;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.Pause;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Changes the manual halts, safely alongside concurrent changes. */
final class HaltOrders {

  private static final int ATTEMPTS = 10;

  private HaltOrders() {}

  /** Applies a change to the stored halts; returns the result. */
  static Halts change(Cloud cloud, DynamoDbClient dynamo, UnaryOperator<Halts> change) {
    var store = new DynamoHaltStore(dynamo, cloud.output(StackOutput.REFERENCE_TABLE));
    var conflicts = new ConflictRetry(Pause.sleeping());
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var next = change.apply(store.halts());
      if (conflicts.write(() -> store.replace(next))) {
        return next;
      }
      conflicts.stepBack(attempt);
    }
    throw new CommandFault("Concurrent halts and releases kept interfering", "Retry the command.");
  }
}
