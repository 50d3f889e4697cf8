package dev.weir.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.emulators.LocalClients;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The messages of a topic as they arrive: the page's own subscription, and its latest messages in
 * memory. Messages published before it was opened are not included.
 */
public final class TopicFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT = 200;
  private static final int WAIT_SECONDS = 1;
  private static final int MESSAGES_AT_ONCE = 10;

  private final String topic;
  private final String region;
  private final SqsClient sqs;
  private final String queue;
  private final BiConsumer<String, Instant> receiver;
  private final Deque<FeedMessage> latest = new ArrayDeque<>();
  private final Thread reader;
  private volatile boolean isOpen = true;
  private long count;

  private record FeedMessage(long number, Instant at, String text) {}

  private TopicFeed(
      String topicArn,
      String region,
      SqsClient sqs,
      String queue,
      BiConsumer<String, Instant> receiver) {
    this.receiver = receiver;
    this.topic = topicArn.substring(topicArn.lastIndexOf(':') + 1);
    this.region = region;
    this.sqs = sqs;
    this.queue = queue;
    this.reader = Thread.ofVirtual().name("feed-" + topic).unstarted(this::read);
  }

  /** Subscribes to a topic. */
  public static TopicFeed open(String topicArn, String region, LocalClients services) {
    return open(topicArn, region, services, (_, _) -> {});
  }

  /** Subscribes to a topic; the receiver gets each message's text and arrival time. */
  static TopicFeed open(
      String topicArn, String region, LocalClients services, BiConsumer<String, Instant> receiver) {
    var name = "local-page-" + topicArn.substring(topicArn.lastIndexOf(':') + 1);
    var sqs = services.sqs();
    var attributes =
        name.endsWith(".fifo")
            ? Map.of(QueueAttributeName.FIFO_QUEUE, "true")
            : Map.<QueueAttributeName, String>of();
    var queue =
        sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
    var arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    services
        .sns()
        .subscribe(
            request ->
                request
                    .topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(arn)
                    .attributes(Map.of("RawMessageDelivery", "true")));
    var feed = new TopicFeed(topicArn, region, sqs, queue, receiver);
    feed.reader.start();
    return feed;
  }

  private void read() {
    while (isOpen) {
      try {
        receive();
      } catch (SdkException e) {
        if (isOpen) {
          LOG.warn("Topic {} is not shown any more: {}", topic, e.getMessage());
        }
        return;
      }
    }
  }

  private void receive() {
    var messages =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(queue)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .maxNumberOfMessages(MESSAGES_AT_ONCE))
            .messages();
    for (var message : messages) {
      add(message);
      sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
  }

  private synchronized void add(Message message) {
    count++;
    var now = Instant.now();
    receiver.accept(message.body(), now);
    latest.addFirst(new FeedMessage(count, now, forPeople(message.body())));
    if (latest.size() > KEPT) {
      latest.removeLast();
    }
  }

  /**
   * Returns the text for people of a message that has one for each protocol. SNS would select the
   * one for queues; the local one delivers all of them.
   */
  static String forPeople(String body) {
    try {
      var text = JSON.readTree(body).path("default");
      return text.isTextual() ? text.asText() : body;
    } catch (JsonProcessingException plainText) {
      return body; // a message with the same text for every protocol
    }
  }

  /** Adds the number of messages, and the latest of them, newest first. */
  synchronized void describe(ObjectNode node) {
    node.put("topic", topic).put("region", region).put("count", count);
    var messages = node.putArray("messages");
    for (var each : latest) {
      messages
          .addObject()
          .put("number", each.number())
          .put("at", each.at().toEpochMilli())
          .put("text", each.text());
    }
  }

  @Override
  public void close() {
    isOpen = false;
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
