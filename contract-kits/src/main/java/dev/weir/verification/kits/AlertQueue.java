package dev.weir.verification.kits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.SnsAlertTopic;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A separate topic with a queue. */
final class AlertQueue {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SnsClient sns;
  private final SqsClient sqs;
  private final String url;
  private final String topicArn;

  private AlertQueue(SnsClient sns, SqsClient sqs, String url, String topicArn) {
    this.sns = sns;
    this.sqs = sqs;
    this.url = url;
    this.topicArn = topicArn;
  }

  static AlertQueue create(SnsClient sns, SqsClient sqs) {
    var name = "alerts-" + UUID.randomUUID();
    var topic = sns.createTopic(t -> t.name(name)).topicArn();
    var url = sqs.createQueue(q -> q.queueName(name)).queueUrl();
    var arn =
        sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    return new AlertQueue(sns, sqs, url, topic);
  }

  AlertTopic topic() {
    return new SnsAlertTopic(sns, topicArn);
  }

  /** Receives until there are this many messages, or no more arrive. */
  List<String> receive(int count) {
    var received = new ArrayList<String>();
    while (received.size() < count) {
      var messages =
          sqs.receiveMessage(m -> m.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(10))
              .messages();
      if (messages.isEmpty()) {
        return received;
      }
      for (var message : messages) {
        received.add(ofQueue(message.body()));
        sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
    return received;
  }

  /** Returns the text for queues in a message: fauxqs delivers the texts of all protocols. */
  static String ofQueue(String body) {
    try {
      var message = JSON.readTree(body);
      return message.has("sqs") ? message.path("sqs").asText() : body;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
