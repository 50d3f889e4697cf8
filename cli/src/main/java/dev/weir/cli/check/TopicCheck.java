package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.SnsTopic;
import dev.weir.cli.check.AccountParts.SqsQueue;
import dev.weir.cli.check.AccountParts.Subscription;
import java.util.ArrayList;
import java.util.List;

/** Whether messages to a topic are accepted, and reach somebody. */
final class TopicCheck {

  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
  private static final String SNS = "sns.amazonaws.com";

  private final String subject;
  private final AwsCommand aws;
  private final List<CheckFinding> findings = new ArrayList<>();

  private TopicCheck(String subject, AwsCommand aws) {
    this.subject = subject;
    this.aws = aws;
  }

  /** Whether CloudWatch may publish its alarms. */
  static List<CheckFinding> ofAlarms(String subject, SnsTopic topic, AwsCommand aws) {
    var check = new TopicCheck(subject, aws);
    check.admitsAlarms(topic);
    check.hasUsableKey(topic);
    return check.findings;
  }

  private void admitsAlarms(SnsTopic topic) {
    if (!ResourcePolicy.of(topic.policy()).allows(CLOUDWATCH, "sns:Publish", topic.arn())) {
      found(
          "its policy does not let " + CLOUDWATCH + " publish: no alarm reaches anybody",
          setAttribute(topic, "Policy")
              + " --attribute-value with the policy that it has in the template (npx cdk synth),"
              + " which allows it.");
    }
  }

  private void hasUsableKey(SnsTopic topic) {
    if (topic.key().endsWith("alias/aws/sns")) {
      found(
          "is encrypted with AWS's own key, which CloudWatch can't use: no alarm reaches anybody",
          setAttribute(topic, "KmsMasterKeyId")
              + " --attribute-value '', or with the stack's key where encryptionKey is"
              + " customer-managed.");
    }
  }

  private String setAttribute(SnsTopic topic, String attribute) {
    return aws.of(
        "sns set-topic-attributes --topic-arn " + topic.arn() + " --attribute-name " + attribute);
  }

  /**
   * Whether people get its messages.
   *
   * @param setting that names who gets them
   */
  static List<CheckFinding> ofPeople(
      String subject, List<Subscription> subscriptions, String setting) {
    if (subscriptions.isEmpty()) {
      return List.of(
          new CheckFinding(
              subject,
              "nobody is subscribed",
              "Set " + setting + " and deploy, or subscribe what has to get it."));
    }
    return subscriptions.stream()
        .filter(subscription -> !subscription.isConfirmed())
        .map(
            subscription ->
                new CheckFinding(
                    subject,
                    "%s %s is not confirmed: it gets nothing"
                        .formatted(subscription.protocol(), subscription.endpoint()),
                    "Follow the link in the message that SNS has sent there; it holds for two"
                        + " days. Later, subscribe the address again."))
        .toList();
  }

  /** Whether the stack's queue gets the messages of its topic. */
  static List<CheckFinding> ofQueue(
      String subject,
      SnsTopic topic,
      SqsQueue queue,
      List<Subscription> subscriptions,
      AwsCommand aws) {
    var check = new TopicCheck(subject, aws);
    check.reaches(topic, queue, subscriptions);
    return check.findings;
  }

  private void reaches(SnsTopic topic, SqsQueue queue, List<Subscription> subscriptions) {
    var own = subscriptions.stream().filter(to -> to.endpoint().equals(queue.arn())).toList();
    if (own.stream().noneMatch(Subscription::isConfirmed)) {
      found(
          (own.isEmpty()
                  ? "the stack's queue is not subscribed"
                  : "the subscription of the stack's queue is not confirmed")
              + ": trading systems get no decision",
          aws.of(
              "sns subscribe --topic-arn "
                  + topic.arn()
                  + " --protocol sqs --notification-endpoint "
                  + queue.arn()
                  + " --attributes RawMessageDelivery=true"));
    }
  }

  /** Whether the stack's queue accepts the messages of its topic. */
  static List<CheckFinding> ofQueuePolicy(
      String subject, String url, SqsQueue queue, AwsCommand aws) {
    return ResourcePolicy.of(queue.policy()).allows(SNS, "sqs:SendMessage", queue.arn())
        ? List.of()
        : List.of(
            new CheckFinding(
                subject,
                "its queue's policy does not let " + SNS + " send: trading systems get no decision",
                aws.of("sqs set-queue-attributes --queue-url " + url)
                    + " --attributes with the Policy that it has in the template (npx cdk synth),"
                    + " which allows it."));
  }

  private void found(String problem, String remedy) {
    findings.add(new CheckFinding(subject, problem, remedy));
  }
}
