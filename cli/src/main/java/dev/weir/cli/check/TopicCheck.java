package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.SnsTopic;
import dev.weir.cli.check.AccountParts.SqsQueue;
import java.util.ArrayList;
import java.util.List;

/** Whether messages to a topic are accepted, and reach somebody. */
final class TopicCheck {

  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
  private static final String SNS = "sns.amazonaws.com";

  private TopicCheck() {}

  /** Of alarms: CloudWatch publishes there. */
  static List<CheckFinding> ofOperations(String subject, SnsTopic topic) {
    var findings = new ArrayList<>(ofPeople(subject, topic, "operationsEmail"));
    if (!ResourcePolicy.services(topic.policy(), "sns:Publish").contains(CLOUDWATCH)) {
      findings.add(
          new CheckFinding(
              subject,
              "its policy does not let " + CLOUDWATCH + " publish: no alarm reaches anybody",
              CheckFinding.REDEPLOY));
    }
    if (topic.key().endsWith("alias/aws/sns")) {
      findings.add(
          new CheckFinding(
              subject,
              "is encrypted with AWS's own key, which CloudWatch can't use: no alarm reaches"
                  + " anybody",
              CheckFinding.REDEPLOY));
    }
    return findings;
  }

  /**
   * Of messages for people.
   *
   * @param setting that names who gets them
   */
  static List<CheckFinding> ofPeople(String subject, SnsTopic topic, String setting) {
    var findings = new ArrayList<CheckFinding>();
    for (var subscription : topic.subscriptions()) {
      if (!subscription.isConfirmed()) {
        findings.add(
            new CheckFinding(
                subject,
                "%s %s is not confirmed: it gets nothing"
                    .formatted(subscription.protocol(), subscription.endpoint()),
                "Follow the link in the message that SNS has sent there."));
      }
    }
    if (topic.subscriptions().isEmpty()) {
      findings.add(
          new CheckFinding(
              subject,
              "nobody is subscribed",
              "Set " + setting + " and deploy, or subscribe what has to get it."));
    }
    return findings;
  }

  /**
   * Of decisions: a queue of the stack is subscribed.
   *
   * @param arn of the topic
   */
  static List<CheckFinding> ofQueue(String subject, String arn, SnsTopic topic, SqsQueue queue) {
    var findings = new ArrayList<CheckFinding>();
    if (topic.subscriptions().stream().noneMatch(to -> to.endpoint().equals(queue.arn()))) {
      findings.add(
          new CheckFinding(
              subject,
              "the stack's queue is not subscribed: trading systems get no decision",
              CheckFinding.REDEPLOY_REGION));
    }
    if (!ResourcePolicy.services(queue.policy(), "sqs:SendMessage", arn).contains(SNS)) {
      findings.add(
          new CheckFinding(
              subject,
              "its queue's policy does not let "
                  + SNS
                  + " send for this topic: trading systems get no decision",
              CheckFinding.REDEPLOY_REGION));
    }
    return findings;
  }
}
