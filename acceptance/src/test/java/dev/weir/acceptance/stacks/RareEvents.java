package dev.weir.acceptance.stacks;

import dev.weir.alerts.Alert;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Severity;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** Events that are too rare for the demo. Functions take up to a minute to react to them. */
public final class RareEvents {

  private static final Instant LONG_AGO = Instant.parse("2026-11-23T10:05:00Z");

  private RareEvents() {}

  /** Leaves unpublished alerts, and sends each Region's feed a record of garbage. */
  public static void cause(CloudState state) {
    leaveAlertsPending(state);
    for (var region : LocalAccess.marketRegions(state)) {
      sendGarbage(LocalAccess.openRegional(state, region));
    }
  }

  /** Acts like a crash between a commit and its alerts; the sweep has to publish them. */
  private static void leaveAlertsPending(CloudState state) {
    var cloud = LocalAccess.open(state);
    try (var dynamodb = cloud.dynamo()) {
      var outbox = new DynamoOutbox(dynamodb, cloud.output("AlertsTable"));
      var flood = FloodGroup.of("ERROR_COUNT", "m", "lane", LONG_AGO, Duration.ofMinutes(5));
      outbox.add(alert("ERROR_COUNT/shop/m", "ERROR_COUNT"));
      outbox.add(alert(flood.key(), FloodGroup.TYPE));
    }
  }

  private static Alert alert(String id, String type) {
    return new Alert(
        id,
        type,
        1,
        Severity.HIGH,
        Optional.of("shop"),
        Optional.empty(),
        LONG_AGO,
        "shop: too many errors",
        "{}");
  }

  private static void sendGarbage(Cloud cloud) {
    try (var kinesis = cloud.kinesis()) {
      kinesis.putRecord(
          r ->
              r.streamName(cloud.output("MarketStreamName"))
                  .partitionKey("garbage")
                  .data(SdkBytes.fromUtf8String("not a tick")));
    }
  }
}
