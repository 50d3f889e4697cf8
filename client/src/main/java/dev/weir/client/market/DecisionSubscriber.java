package dev.weir.client.market;

import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.StackOutput;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A simulated trading system of a Region: while it is open, it has its own FIFO queue, subscribed
 * to the Region's topic and deleted on close. It takes nothing from the existing trading systems.
 */
public final class DecisionSubscriber implements AutoCloseable {

  private final SnsClient sns;
  private final SqsClient sqs;
  private final String queueUrl;
  private final String subscriptionArn;
  private final DecisionQueue queue;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DecisionSubscriber(
      SnsClient sns, SqsClient sqs, String queueUrl, String subscriptionArn) {
    this.sns = sns;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.subscriptionArn = subscriptionArn;
    queue = new DecisionQueue(sqs, queueUrl);
  }

  /** Creates a queue and subscribes it to the Region's topic. */
  public static DecisionSubscriber subscribe(Cloud region) {
    var sns = region.sns();
    var sqs = region.sqs();
    var topic = region.output(StackOutput.DECISION_TOPIC);
    var name = "weir-decisions-follow-" + UUID.randomUUID() + ".fifo";
    var queueUrl =
        sqs.createQueue(
                request ->
                    request
                        .queueName(name)
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    var queueArn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sqs.setQueueAttributes(
        request ->
            request
                .queueUrl(queueUrl)
                .attributes(Map.of(QueueAttributeName.POLICY, policy(queueArn, topic))));
    var subscription =
        sns.subscribe(
            request ->
                request
                    .topicArn(topic)
                    .protocol("sqs")
                    .endpoint(queueArn)
                    .attributes(Map.of("RawMessageDelivery", "true"))
                    .returnSubscriptionArn(true));
    return new DecisionSubscriber(sns, sqs, queueUrl, subscription.subscriptionArn());
  }

  private static String policy(String queueArn, String topicArn) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage",\
    "Resource":"%s","Principal":{"Service":"sns.amazonaws.com"},\
    "Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}\
    """
        .formatted(queueArn, topicArn);
  }

  /**
   * Returns the decisions that have arrived, in order, waiting up to a second for the first.
   *
   * @throws SdkException while the queue does not answer; nothing is lost
   */
  public List<DecisionView> receive() {
    return queue.receive();
  }

  /** Works like {@link #receive}, but includes beats. */
  List<DecisionView> receiveAll() {
    return queue.receiveAll();
  }

  /** Returns whether this was closed. */
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      sns.unsubscribe(request -> request.subscriptionArn(subscriptionArn));
      sqs.deleteQueue(request -> request.queueUrl(queueUrl));
      sns.close();
      sqs.close();
    }
  }
}
