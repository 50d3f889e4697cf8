package dev.weir.client.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.StackOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A subscriber of the alert topic: while it is open, it has its own queue, subscribed with raw
 * delivery; both are deleted on close.
 */
public final class TopicSubscriber implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WAIT_SECONDS = 1;
  private static final int MESSAGES_AT_ONCE = 10;

  private final SnsClient sns;
  private final SqsClient sqs;
  private final String queueUrl;
  private final String subscriptionArn;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A message as received.
   *
   * @param body the alert's JSON
   * @param at when it was received
   */
  public record ReceivedMessage(String body, Instant at) {

    /** Parses the alert. */
    public JsonNode alert() throws JsonProcessingException {
      return JSON.readTree(body);
    }

    /**
     * Returns the time since the arrival of the latest record that the alert covers, if the alert
     * has that time.
     */
    public Optional<Duration> sinceArrival() throws JsonProcessingException {
      var arrival = alert().path("evidence").path("lastArrival");
      return arrival.isTextual()
          ? Optional.of(Duration.between(Instant.parse(arrival.asText()), at))
          : Optional.empty();
    }
  }

  private TopicSubscriber(SnsClient sns, SqsClient sqs, String queueUrl, String subscriptionArn) {
    this.sns = sns;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.subscriptionArn = subscriptionArn;
  }

  /** Creates a queue and subscribes it to the cloud's alert topic. */
  public static TopicSubscriber subscribe(Cloud cloud) {
    var sns = cloud.sns();
    var sqs = cloud.sqs();
    var topic = cloud.output(StackOutput.ALERT_TOPIC);
    var name = "weir-alerts-follow-" + UUID.randomUUID();
    var queueUrl = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    var queueArn = arnOf(queueUrl, sqs);
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
    return new TopicSubscriber(sns, sqs, queueUrl, subscription.subscriptionArn());
  }

  private static String arnOf(String queueUrl, SqsClient sqs) {
    return sqs.getQueueAttributes(
            request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private static String policy(String queueArn, String topicArn) {
    var statement = JSON.createObjectNode();
    statement.put("Effect", "Allow").put("Action", "sqs:SendMessage").put("Resource", queueArn);
    statement.putObject("Principal").put("Service", "sns.amazonaws.com");
    statement.putObject("Condition").putObject("ArnEquals").put("aws:SourceArn", topicArn);
    var policy = JSON.createObjectNode().put("Version", "2012-10-17");
    policy.putArray("Statement").add(statement);
    return policy.toString();
  }

  /** Returns the messages that have arrived, waiting up to a second for the first. */
  public List<ReceivedMessage> receive() {
    var messages =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(queueUrl)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .maxNumberOfMessages(MESSAGES_AT_ONCE))
            .messages();
    var at = Instant.now();
    messages.forEach(this::delete);
    return messages.stream()
        .map(message -> new ReceivedMessage(alertOf(message.body()), at))
        .toList();
  }

  /**
   * Returns the text for queues. SNS itself selects it; the local one forwards the texts for all
   * protocols as published.
   */
  static String alertOf(String body) {
    try {
      var own = JSON.readTree(body).path("sqs");
      return own.isTextual() ? own.asText() : body;
    } catch (JsonProcessingException notOurs) {
      // Others may publish to the topic too: such a message is shown unchanged.
      return body;
    }
  }

  private void delete(Message message) {
    sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
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
    }
  }
}
