package dev.weir.infra;

import dev.weir.alerts.MessageOptions;
import dev.weir.metrics.dashboard.Dashboard;
import dev.weir.metrics.dashboard.Dashboards;
import dev.weir.wiring.Environment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Alerting: the table that is both outbox and history, and the topic. {@link AlertSweepStep} adds
 * the sweep, which needs what the pipelines create.
 */
final class Alerting extends Construct {
  static final String BY_DAY = "byDay";
  static final String PENDING = "pending";

  private final TableV2 table;
  private final Topic topic;
  private final Map<String, String> environment;

  Alerting(Construct scope, String id, StackSettings settings, Encryption encryption) {
    super(scope, id);
    table = table(settings.stage(), encryption);
    topic = topic(settings, encryption);
    environment = environment(settings);
  }

  TableV2 table() {
    return table;
  }

  Topic topic() {
    return topic;
  }

  /** Returns the variables with the table, the topic and the form of its messages. */
  Map<String, String> environment() {
    return environment;
  }

  private Map<String, String> environment(StackSettings settings) {
    var alerts = settings.alerts();
    var region = Stack.of(this).getRegion();
    var dashboard =
        settings.dashboards()
            ? Optional.of(WeirStack.dashboardName(settings.stage(), overview(settings), region))
            : Optional.<String>empty();
    var variables = new TreeMap<String, String>();
    variables.put(Environment.ALERTS_TABLE, table.getTableName());
    variables.put(Environment.ALERT_TOPIC_ARN, topic.getTopicArn());
    var link = alerts.linkTemplate(dashboard, region);
    if (!link.isEmpty()) {
      variables.put(MessageOptions.LINK, link);
    }
    if (alerts.chat()) {
      variables.put(MessageOptions.CHAT, "true");
    }
    return Collections.unmodifiableMap(variables);
  }

  private static Dashboard overview(StackSettings settings) {
    return Dashboards.overview(settings.pipelines(), List.of());
  }

  /** Returns the permissions to raise and publish an alert. */
  Map<String, List<PolicyStatement>> permissions() {
    return Map.of(
        "RaiseAlerts",
        List.of(
            Permissions.allow(table.getTableArn(), "dynamodb:PutItem", "dynamodb:UpdateItem"),
            Permissions.allow(topic.getTopicArn(), "sns:Publish")));
  }

  private TableV2 table(Stage stage, Encryption encryption) {
    var indexes =
        List.of(
            WeirTable.index(BY_DAY, "day", "raisedAt"),
            WeirTable.index(PENDING, "pending", "raisedAt"));
    return WeirTable.create(
        this,
        "Table",
        stage,
        encryption,
        "id",
        table -> table.timeToLiveAttribute(WeirTable.EXPIRES_AT).globalSecondaryIndexes(indexes));
  }

  private Topic topic(StackSettings settings, Encryption encryption) {
    var built = encryption.apply(Topic.Builder.create(this, "Topic")).enforceSsl(true).build();
    settings
        .alerts()
        .email()
        .ifPresent(address -> built.addSubscription(new EmailSubscription(address)));
    return built;
  }
}
