package dev.weir.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.cli.quality.Labels;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import dev.weir.local.PageData;
import dev.weir.transactions.decide.DynamoRuleSets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The alerts about users and the rules that raised them: {@link FraudBoard}. */
public final class FraudData implements PageData {

  private static final Duration ALERTS_OF = Duration.ofDays(30);
  // Bounds the time of an answer; the board says when it was reached.
  private static final int MAX_ALERTS = 10_000;
  // The file that weir label writes by default.
  private static final String LABELS = "labels.csv";

  @Override
  public String name() {
    return "fraud";
  }

  @Override
  public JsonNode read(CloudState state, Map<String, String> query) {
    var cloud = LocalAccess.open(state);
    var table = cloud.optionalOutput("RulesTable");
    if (table.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try (var dynamo = cloud.dynamo()) {
      var now = Instant.now();
      var alerts =
          new DynamoOutbox(dynamo, cloud.output("AlertsTable"))
              .history(now.minus(ALERTS_OF), now)
              .filter(stored -> stored.alert().user().isPresent())
              .limit(MAX_ALERTS)
              .toList();
      var rules = new DynamoRuleSets(dynamo, table.get()).latest();
      return FraudBoard.of(alerts, rules, labels(), ALERTS_OF, AlertSelection.of(query));
    }
  }

  private static Optional<Labels> labels() {
    var file = WeirHome.path().resolve(LABELS);
    return Files.exists(file) ? Optional.of(Labels.read(file)) : Optional.empty();
  }
}
