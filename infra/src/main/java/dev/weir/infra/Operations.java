package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarm.BreachCondition;
import dev.weir.metrics.dashboard.Alarm.Silence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Notifies an operator: the alarms of a stack, and their topic. */
final class Operations extends Construct {

  private final Stage stage;
  private final String runbook;
  private final SeriesMetrics metrics;
  private final Topic topic;
  private final Map<String, IAlarm> raised = new HashMap<>();

  Operations(
      Construct scope,
      String id,
      StackSettings settings,
      Encryption encryption,
      SeriesMetrics metrics) {
    super(scope, id);
    stage = settings.stage();
    runbook = settings.runbook();
    this.metrics = metrics;
    topic = topic(settings, encryption);
  }

  Topic topic() {
    return topic;
  }

  // CloudWatch may not use AWS's own key for topics, and its messages would be refused silently:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
  private Topic topic(StackSettings settings, Encryption encryption) {
    var builder = Topic.Builder.create(this, "Topic").enforceSsl(true);
    encryption.applyForAlarms(builder);
    var made = builder.build();
    made.addToResourcePolicy(allowAlarms(made));
    if (!encryption.hasOwnKey()) {
      NagExemption.from(
          "AwsSolutions-SNS2",
          made,
          "CloudWatch can't use the AWS-managed key; alarms contain metric values, no data.");
    }
    settings
        .operationsEmail()
        .ifPresent(address -> made.addSubscription(new EmailSubscription(address)));
    return made;
  }

  // A topic without a policy lets its owner's account publish, including CloudWatch's alarms. The
  // policy that enforces TLS replaces that default, so the alarms must be allowed explicitly:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
  private static PolicyStatement allowAlarms(Topic topic) {
    return PolicyStatement.Builder.create()
        .sid("AllowAlarms")
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(List.of("sns:Publish"))
        .resources(List.of(topic.getTopicArn()))
        .conditions(
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(topic).getAccount())))
        .build();
  }

  /**
   * Raises alarms.
   *
   * @param suffix of their names, where several stacks of a stage have the same alarms
   */
  void raise(List<Alarm> alarms, String suffix) {
    alarms.forEach(alarm -> raise(alarm, suffix));
  }

  private void raise(Alarm alarm, String suffix) {
    var action = new SnsAction(topic);
    var made =
        software.amazon.awscdk.services.cloudwatch.Alarm.Builder.create(this, alarm.id())
            .alarmName(stage.stackName() + "-" + alarm.id() + suffix)
            .alarmDescription("%s. Runbook: %s#%s".formatted(alarm.meaning(), runbook, alarm.id()))
            .metric(metrics.metric(alarm.condition()))
            .threshold(threshold(alarm.condition()))
            .comparisonOperator(comparison(alarm.condition()))
            .evaluationPeriods(alarm.minutes())
            .datapointsToAlarm(alarm.breaching())
            .treatMissingData(missing(alarm.silence()))
            .build();
    made.addAlarmAction(action);
    made.addOkAction(action);
    raised.put(alarm.id(), made);
  }

  /**
   * Returns the alarm that was raised for a definition.
   *
   * @throws IllegalArgumentException if none was
   */
  IAlarm raised(Alarm alarm) {
    var found = raised.get(alarm.id());
    if (found == null) {
      throw new IllegalArgumentException("This stack does not raise " + alarm.id());
    }
    return found;
  }

  private static double threshold(BreachCondition condition) {
    return switch (condition) {
      case BreachCondition.Above(_, var threshold) -> threshold;
      case BreachCondition.Below(_, var threshold) -> threshold;
      // Its figure is 1 if records arrive and none are taken, and 0 otherwise.
      case BreachCondition.NotTaken _ -> 0;
    };
  }

  private static ComparisonOperator comparison(BreachCondition condition) {
    return condition instanceof BreachCondition.Below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD;
  }

  private static TreatMissingData missing(Silence silence) {
    return switch (silence) {
      case RIGHT -> TreatMissingData.NOT_BREACHING;
      case WRONG -> TreatMissingData.BREACHING;
    };
  }
}
