package dev.weir.rehearsal.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.report.TopicSubscriber;
import dev.weir.client.report.TopicSubscriber.ReceivedMessage;
import dev.weir.client.terminal.Style;
import dev.weir.events.ForeignText;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.rehearsal.demo.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The alerts that a subscriber of the alert topic receives while the demo runs. */
final class AlertFeed implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 100;

  private final Cloud cloud;
  private final TopicSubscriber subscriber;
  private final Screen screen;
  private final Map<String, ReceivedAlert> alerts = new LinkedHashMap<>();
  private final Thread listening;
  private volatile boolean closing;

  /**
   * An alert received through the topic.
   *
   * @param service concerned; empty if none
   * @param user concerned; empty if none
   * @param evidence the figures
   * @param at when it was received
   * @param latency from the arrival of the latest record that it covers until it was received;
   *     empty if the alert does not have that time
   */
  record ReceivedAlert(
      String id,
      String type,
      String service,
      String user,
      String summary,
      JsonNode evidence,
      Instant at,
      Optional<Duration> latency) {

    static ReceivedAlert of(ReceivedMessage received) throws JsonProcessingException {
      var json = received.alert();
      return new ReceivedAlert(
          json.path("id").asText(),
          json.path("type").asText(),
          json.path("service").asText(""),
          json.path("user").asText(""),
          json.path("summary").asText(),
          json.path("evidence"),
          received.at(),
          received.sinceArrival());
    }

    /** Returns the alert as a line for the screen. */
    String shown() {
      var delay = latency.map(d -> ", " + d.toMillis() + " ms after the record").orElse("");
      var mark =
          (isAboutUser() ? Style.BOLD_MAGENTA.of("FRAUD") : Style.BOLD_RED.of("ALERT")) + " ";
      return mark + ForeignText.oneLine(summary) + delay;
    }

    /** Returns whether it is about a user's transactions. */
    boolean isAboutUser() {
      return !user.isEmpty();
    }
  }

  private AlertFeed(Cloud cloud, TopicSubscriber subscriber, Screen screen) {
    this.cloud = cloud;
    this.subscriber = subscriber;
    this.screen = screen;
    listening = Thread.ofVirtual().name("alerts").unstarted(this::listen);
  }

  static AlertFeed open(Cloud cloud, Screen screen) {
    var feed = new AlertFeed(cloud, TopicSubscriber.subscribe(cloud), screen);
    feed.listening.start();
    return feed;
  }

  private void listen() {
    while (!closing) {
      try {
        subscriber.receive().forEach(this::take);
      } catch (SdkException e) {
        // Closing deletes the queue; at any other time, the final check finds missing alerts.
        if (!closing) {
          screen.detail("The alert topic's subscriber failed: " + e.getMessage());
        }
        return;
      }
    }
  }

  private void take(ReceivedMessage received) {
    try {
      var alert = ReceivedAlert.of(received);
      if (put(alert)) {
        screen.detail(alert.shown());
      }
    } catch (JsonProcessingException e) {
      screen.detail("The topic delivered a message that is not an alert: " + e.getMessage());
    }
  }

  /** Keeps an alert; returns false for a duplicate, because the topic delivers at least once. */
  private synchronized boolean put(ReceivedAlert alert) {
    return alerts.putIfAbsent(alert.id(), alert) == null;
  }

  /** Returns the distinct alerts received, in order. */
  synchronized List<ReceivedAlert> alerts() {
    return List.copyOf(alerts.values());
  }

  /**
   * Returns the missing alerts: every alert in the outbox must arrive, and at least one for this
   * service. Waits a little for the last ones.
   */
  List<String> missing(String service, DynamoDbClient dynamo) throws InterruptedException {
    var outbox = new DynamoOutbox(dynamo, cloud.output(StackOutput.ALERTS_TABLE));
    var until = System.nanoTime() + PATIENCE.toNanos();
    var missing = missingNow(service, outbox);
    while (!missing.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(POLL_MILLIS);
      missing = missingNow(service, outbox);
    }
    return missing;
  }

  private synchronized List<String> missingNow(String service, DynamoOutbox outbox) {
    var now = Instant.now();
    var missing =
        outbox
            .history(now.minus(Duration.ofHours(1)), now)
            .map(stored -> stored.alert().id())
            .collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(alerts.keySet());
    var differences = new ArrayList<String>();
    missing.forEach(id -> differences.add("alert " + id + " was not delivered through the topic"));
    if (alerts.values().stream().noneMatch(alert -> alert.service().equals(service))) {
      differences.add("the topic delivered no alert for " + service);
    }
    return differences;
  }

  @Override
  public void close() {
    closing = true;
    subscriber.close();
  }
}
