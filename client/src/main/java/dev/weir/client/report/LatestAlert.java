package dev.weir.client.report;

import dev.weir.alerts.DynamoOutbox;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.terminal.Times;
import dev.weir.metrics.stack.StackOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The newest alert that was or will be published. */
public final class LatestAlert {

  private LatestAlert() {}

  /**
   * Returns the alert as a line for people.
   *
   * @param within its maximum age
   * @param times prints when it was raised
   * @return empty if there is none, or the stack raises none
   */
  public static Optional<String> line(Cloud cloud, Duration within, Instant now, Times times) {
    return cloud
        .optionalOutput(StackOutput.ALERTS_TABLE)
        .flatMap(table -> line(cloud, table, within, now, times));
  }

  private static Optional<String> line(
      Cloud cloud, String table, Duration within, Instant now, Times times) {
    try (var dynamo = cloud.dynamo()) {
      return new DynamoOutbox(dynamo, table)
          .history(now.minus(within), now)
          .map(AlertRow::of)
          .filter(alert -> !alert.isShadow())
          .findFirst()
          .map(alert -> alert.row(times.inText(alert.raisedAt()), alert.state()))
          .flatMap(
              row ->
                  AlertRow.table("time", List.of(row)).body(Integer.MAX_VALUE).stream()
                      .findFirst());
    }
  }
}
