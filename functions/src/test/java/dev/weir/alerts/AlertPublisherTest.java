package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.metrics.Step;
import dev.weir.stream.Deadline;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.telemetry.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertPublisherTest {

  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);
  private static final Instant RAISED = Instant.parse("2026-11-23T10:05:00Z");

  private final Memory outbox = new Memory();
  private final Topic topic = new Topic();
  private Instant now = RAISED;
  private final AlertPublisher publisher =
      new AlertPublisher(outbox, topic, () -> now, new Meter(() -> now));

  private static final class Memory implements Outbox {
    private final Map<String, Alert> pending = new LinkedHashMap<>();
    private final Map<String, Instant> published = new LinkedHashMap<>();
    private boolean out;

    @Override
    public boolean add(Alert alert) {
      if (out) {
        throw new UnavailableException("throttled", null);
      }
      return !published.containsKey(alert.id()) && pending.putIfAbsent(alert.id(), alert) == null;
    }

    @Override
    public void markPublished(String id, Instant publishedAt) {
      pending.remove(id);
      published.put(id, publishedAt);
    }

    @Override
    public List<Alert> pending(Instant raisedBefore, int limit) {
      return pending.values().stream()
          .filter(alert -> alert.raisedAt().isBefore(raisedBefore))
          .limit(limit)
          .toList();
    }
  }

  private static final class Topic implements AlertTopic {
    private final List<String> published = new ArrayList<>();
    private String refuses = "nothing";
    private int asked;
    private Runnable takesItsTime = () -> {};

    @Override
    public void publish(Alert alert) {
      asked++;
      takesItsTime.run();
      if (alert.id().matches(refuses)) {
        throw new UnavailableException("refused", null);
      }
      published.add(alert.id());
    }
  }

  private static Alert alert(String id) {
    return new Alert(
        id,
        "ERROR_COUNT",
        1,
        Severity.HIGH,
        Optional.of("shop"),
        Optional.empty(),
        RAISED,
        "too many errors",
        "{}");
  }

  @Test
  void an_alert_that_is_raised_twice_is_published_once() {
    publisher.raise(List.of(alert("a")), Optional.empty());
    publisher.raise(List.of(alert("a")), Optional.empty());
    assertThat(topic.published).containsExactly("a");
    assertThat(outbox.published).containsEntry("a", RAISED);
  }

  @Test
  void what_the_topic_did_not_take_goes_out_with_the_sweep() {
    topic.refuses = "a";
    publisher.raise(List.of(alert("a")), Optional.empty());
    topic.refuses = "nothing";
    now = RAISED.plusSeconds(31);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(1);
    assertThat(publisher.sweep(IN_TIME)).isZero();
    assertThat(topic.published).containsExactly("a");
  }

  @Test
  void the_sweep_leaves_to_its_invocation_what_was_just_raised() {
    topic.refuses = "a";
    publisher.raise(List.of(alert("a")), Optional.empty());
    topic.refuses = "nothing";
    now = RAISED.plusSeconds(29);
    assertThat(publisher.sweep(IN_TIME)).isZero();
  }

  @Test
  void one_that_the_topic_never_takes_does_not_hold_up_the_others_of_a_sweep() {
    topic.refuses = ".*";
    publisher.raise(List.of(alert("poison"), alert("b")), Optional.empty());
    topic.refuses = "poison";
    now = RAISED.plusSeconds(60);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(1);
    assertThat(topic.published).containsExactly("b");
  }

  @Test
  void a_sweep_of_a_topic_that_does_not_answer_ends_in_time_to_say_how_old_the_alerts_are()
      throws IOException {
    var waiting = IntStream.range(0, 100).mapToObj(i -> alert("alert-" + i)).toList();
    topic.refuses = ".*";
    publisher.raise(waiting, Optional.empty());
    now = RAISED.plusSeconds(600);
    topic.takesItsTime = () -> now = now.plusSeconds(8);
    var stopped = now.plusSeconds(50);
    var lines = new ArrayList<String>();
    var telemetry = new Telemetry("dev", Step.ALERT_OUTBOX, () -> now, lines::add);
    var handler =
        new OutboxSweepHandler(
            new AlertPublisher(outbox, topic, () -> now, telemetry.meter()), telemetry);

    handler.handleRequest(
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(),
        new TestContext(() -> Duration.between(now, stopped)));

    assertThat(now).isBeforeOrEqualTo(stopped.minusSeconds(8));
    assertThat(lines.getFirst()).contains("\"OutboxAge\":600");
    assertThat(outbox.pending).hasSize(100);
  }

  @Test
  void while_the_topic_is_out_alerts_are_stored_without_waiting_for_it_each_time() {
    topic.refuses = ".*";
    publisher.raise(List.of(alert("a"), alert("b"), alert("c")), Optional.empty());
    assertThat(outbox.pending).containsOnlyKeys("a", "b", "c");
    assertThat(topic.asked).isEqualTo(1);
  }

  @Test
  void a_topic_that_is_out_is_left_alone_by_later_commits_for_some_seconds() {
    topic.refuses = ".*";
    publisher.publishCommitted(List.of(alert("a"), alert("b")), now);
    topic.refuses = "nothing";
    now = RAISED.plusSeconds(9);
    publisher.publishCommitted(List.of(alert("c")), now);
    assertThat(topic.asked).isEqualTo(1);
    now = RAISED.plusSeconds(10);
    publisher.publishCommitted(List.of(alert("d")), now);
    assertThat(topic.published).containsExactly("d");
  }

  @Test
  void an_outage_of_the_outbox_is_passed_on() {
    outbox.out = true;
    assertThatThrownBy(() -> publisher.raise(List.of(alert("a")), Optional.empty()))
        .isInstanceOf(UnavailableException.class);
    assertThat(topic.published).isEmpty();
  }
}
