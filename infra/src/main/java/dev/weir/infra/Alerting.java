package dev.weir.infra;

import dev.weir.alerts.OutboxSweepHandler;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Alerting: the table that is both outbox and history, the topic, and the sweep that publishes
 * alerts left pending by a crash.
 */
final class Alerting extends Construct {
  static final String BY_DAY = "byDay";
  static final String PENDING = "pending";

  private static final String SWEEP_HANDLER =
      OutboxSweepHandler.class.getName() + "::handleRequest";

  // Shorter than the schedule's minute, so that sweeps don't overlap.
  private static final Duration SWEEP_TIMEOUT = Duration.seconds(50);

  private final TableV2 table;
  private final Topic topic;
  private final WeirFunction sweep;

  Alerting(Construct scope, String id, StackSettings settings, Encryption encryption) {
    super(scope, id);
    table = table(settings.stage(), encryption);
    topic = topic(settings, encryption);
    var eachMinute = FunctionSchedule.eachMinute(this);
    sweep = sweep(settings, encryption, eachMinute);
    eachMinute.run(sweep, "Publishes alerts that a crash left unpublished");
  }

  TableV2 table() {
    return table;
  }

  Topic topic() {
    return topic;
  }

  WeirFunction sweep() {
    return sweep;
  }

  /** Returns the variables with the table and the topic. */
  Map<String, String> environment() {
    return Map.of(
        Environment.ALERTS_TABLE,
        table.getTableName(),
        Environment.ALERT_TOPIC_ARN,
        topic.getTopicArn());
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
        .alertEmail()
        .ifPresent(address -> built.addSubscription(new EmailSubscription(address)));
    return built;
  }

  private WeirFunction sweep(
      StackSettings settings, Encryption encryption, FunctionSchedule eachMinute) {
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put("PublishPending", publishPending());
    permissions.putAll(eachMinute.permissions());
    permissions.putAll(encryption.permissions());
    var spec =
        new FunctionSpec(
            "Publishes raised alerts that are still unpublished",
            SWEEP_HANDLER,
            SWEEP_TIMEOUT,
            environment(),
            permissions);
    return new WeirFunction(this, "Sweep", spec, settings.runtime(), settings.stage());
  }

  private List<PolicyStatement> publishPending() {
    return List.of(
        Permissions.allow(table.getTableArn() + "/index/" + PENDING, "dynamodb:Query"),
        // The message that closes a flood counts and lists its alerts.
        Permissions.allow(table.getTableArn() + "/index/" + BY_DAY, "dynamodb:Query"),
        Permissions.allow(table.getTableArn(), "dynamodb:UpdateItem"),
        Permissions.allow(topic.getTopicArn(), "sns:Publish"));
  }
}
