package dev.weir.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.events.Minute;
import dev.weir.local.CloudState;
import dev.weir.local.PageData;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The stored counts by service and minute, and the alerts about services: {@link ServiceBoard}. */
public final class ServicesData implements PageData {

  private static final Duration ALERTS_OF = Duration.ofDays(90);
  private static final int ALERTS = 50;

  @Override
  public String name() {
    return "services";
  }

  @Override
  public JsonNode read(CloudState state, Map<String, String> query) {
    var period = CountedPeriod.of(query);
    var cloud = LocalAccess.open(state);
    var table = cloud.optionalOutput("AccessLogCountsTable");
    if (table.isEmpty()) {
      return ServiceBoard.NOT_DEPLOYED;
    }
    try (var dynamo = cloud.dynamo()) {
      var totals =
          new DynamoCountsReader(dynamo, table.get())
              .totals(cloud.projection(), Optional.empty(), Optional.empty());
      var now = Instant.now();
      var alerts =
          new DynamoOutbox(dynamo, cloud.output("AlertsTable"))
              .history(now.minus(ALERTS_OF), now)
              .filter(stored -> stored.alert().service().isPresent())
              .limit(ALERTS)
              .toList();
      return ServiceBoard.of(totals, alerts, period, Minute.of(now));
    }
  }
}
