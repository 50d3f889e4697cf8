package dev.weir.client.market;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.MarkActs;
import dev.weir.market.MarkActs.ActResult;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.stream.Pause;
import java.time.InstantSource;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The actor and the reason of an action on a mark, stored with the mark and shown by {@code weir
 * market marks}.
 */
final class ActOptions {

  private static final int MAX_CHARS = 500;

  @Option(
      names = "--actor",
      required = true,
      description =
          "Who is acting, such as a name or a ticket. CloudTrail records the actual caller.")
  private String actor;

  @Option(names = "--reason", required = true, description = "Reason in a sentence.")
  private String reason;

  String actor() {
    return checked("--actor", actor);
  }

  String reason() {
    return checked("--reason", reason);
  }

  private static String checked(String option, String text) {
    if (text.isBlank() || text.length() > MAX_CHARS) {
      throw new CommandFault(
          option + " is empty or too long", "Give 1 to " + MAX_CHARS + " characters.");
    }
    return text.strip();
  }

  static MarkActs acts(Cloud cloud, DynamoDbClient dynamo) {
    var table = cloud.output(StackOutput.MARKS_TABLE);
    return new MarkActs(
        new DynamoMarkStore(dynamo, table),
        new ConflictRetry(Pause.sleeping()),
        new DynamoServiceClock(dynamo, table, InstantSource.system()));
  }

  /** Returns the completed action, or throws a fault with its remedy. */
  static ActResult.StoredAct done(RegisterName name, ActResult result) {
    return switch (result) {
      case ActResult.StoredAct done -> done;
      case ActResult.NoMark() ->
          throw new CommandFault(
              name + " has no price to void and no pending tick",
              "Check its name: weir market marks lists all.");
      case ActResult.NoCandidate(var waiting) ->
          throw new CommandFault(
              name + " has no such pending tick, or no price to void",
              "Pending ticks: "
                  + String.join(", ", waiting.stream().map(MarkView::waiting).toList()));
    };
  }
}
