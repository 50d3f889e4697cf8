package dev.weir.infra;

import dev.weir.market.delivery.DeliveryHandler;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.FifoThroughputScope;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The delivery of decisions to a Region's trading systems: the function that follows the Region's
 * own replica, a topic that keeps each portfolio's order, and a queue subscribed to it. Further
 * systems subscribe their own queues.
 */
final class DecisionDelivery extends Construct {
  private static final String HANDLER = DeliveryHandler.class.getName() + "::handleRequest";

  // Less than the topic's five-minute deduplication window, so that a late invocation cannot
  // publish a message again after the topic has forgotten it.
  private static final Duration TIMEOUT = Duration.seconds(60);

  private final ReplicaStream changes;
  private final Topic topic;
  private final Queue queue;
  private final WeirFunction function;

  DecisionDelivery(
      Construct scope,
      String id,
      StackSettings settings,
      ReplicatedTables tables,
      Encryption encryption) {
    super(scope, id);
    topic =
        encryption
            .apply(Topic.Builder.create(this, "Topic"))
            .fifo(true)
            .contentBasedDeduplication(false)
            .fifoThroughputScope(FifoThroughputScope.MESSAGE_GROUP)
            .enforceSsl(true)
            .build();
    changes = new ReplicaStream(this, "Decisions", tables, ReplicatedTables.RISK);
    queue = makeQueue();
    topic.addSubscription(SqsSubscription.Builder.create(queue).rawMessageDelivery(true).build());
    function = function(settings, encryption);
  }

  /** Returns the changes of the risk table in this Region. */
  ReplicaStream changes() {
    return changes;
  }

  Topic topic() {
    return topic;
  }

  Queue queue() {
    return queue;
  }

  WeirFunction function() {
    return function;
  }

  private Queue makeQueue() {
    var made =
        Queue.Builder.create(this, "Queue")
            .fifo(true)
            .contentBasedDeduplication(false)
            .deduplicationScope(DeduplicationScope.MESSAGE_GROUP)
            .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    NagExemption.from(
        "AwsSolutions-SQS3",
        made,
        "A dead-letter queue would break the order of decisions and leave a gap for later ones.");
    return made;
  }

  private WeirFunction function(StackSettings settings, Encryption encryption) {
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put("Deliver", List.of(Permissions.allow(topic.getTopicArn(), "sns:Publish")));
    permissions.putAll(changes.permissions());
    permissions.putAll(encryption.permissions());
    var spec =
        new FunctionSpec(
            "Delivers decisions to this Region's trading systems, in order",
            HANDLER,
            TIMEOUT,
            Map.of(Environment.DECISION_TOPIC_ARN, topic.getTopicArn()),
            permissions);
    var made = new WeirFunction(this, "Function", spec, settings.runtime(), settings.stage());
    changes.deliverTo(made, 0);
    return made;
  }
}
