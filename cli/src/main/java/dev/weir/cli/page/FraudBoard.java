package dev.weir.cli.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alerts.StoredAlert;
import dev.weir.cli.quality.Labels;
import dev.weir.cli.quality.Quality;
import dev.weir.cli.quality.RaisedAlerts;
import dev.weir.transactions.rules.FraudRule;
import dev.weir.transactions.rules.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Alerts about users, the newest first, and every rule with the number and the quality of its
 * alerts:
 *
 * <pre>{"count","alerts":[...],"labels":12,
 *   "rules":[{"rule","mode","version","live","shadow",
 *     "versions":[{"version","alerts","right","wrong","precision":"0.913","recall","perDay"}]}]}
 * </pre>
 *
 * {@code count} is the number of selected alerts, of which the newest are listed. Without labels
 * {@code labels} is absent, and the quality is {@code "-"}.
 */
final class FraudBoard {

  static final int MAX_LISTED = 100;

  private FraudBoard() {}

  static ObjectNode of(
      List<StoredAlert> stored,
      RuleSet rules,
      Optional<Labels> labels,
      Duration span,
      AlertSelection selection) {
    var alerts = stored.stream().map(AlertNode::of).toList();
    var selected = alerts.stream().filter(selection::includes).toList();
    var node = JsonNodeFactory.instance.objectNode().put("count", selected.size());
    var list = node.putArray("alerts");
    selected.stream().limit(MAX_LISTED).forEach(list::add);
    labels.ifPresent(known -> node.put("labels", known.all().size()));
    var raised =
        stored.stream()
            .map(StoredAlert::alert)
            .map(RaisedAlerts::of)
            .flatMap(Optional::stream)
            .toList();
    var quality = Quality.of(raised, labels.orElseGet(Labels::none), span);
    var array = node.putArray("rules");
    rules.rules().forEach(rule -> add(rule, rules.version(), alerts, quality, array));
    return node;
  }

  private static void add(
      FraudRule<?> rule, int version, List<ObjectNode> alerts, Quality quality, ArrayNode array) {
    var name = rule.kind().name();
    var own = alerts.stream().filter(alert -> name.equals(alert.path("type").asText())).toList();
    var shadow = own.stream().filter(AlertNode::isShadow).count();
    var node = array.addObject().put("rule", name).put("mode", rule.common().modeText());
    node.put("version", version).put("live", own.size() - shadow).put("shadow", shadow);
    var versions = node.putArray("versions");
    quality.rows().stream()
        .filter(row -> row.rule().equals(name))
        .forEach(row -> add(row, versions.addObject()));
  }

  private static void add(Quality.RuleQuality row, ObjectNode node) {
    node.put("version", row.version()).put("alerts", row.alerts());
    node.put("right", row.right()).put("wrong", row.wrong());
    node.put("precision", row.precision()).put("recall", row.recall());
    node.put("perDay", row.perDay());
  }
}
