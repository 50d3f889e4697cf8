package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.metrics.Step;
import dev.weir.stream.Deadline;
import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import dev.weir.sweep.OutboxSweepHandler;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertPublisherTest {

  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);
  private static final Instant RAISED = Instant.parse("2026-11-23T10:05:00Z");

  private final Memory outbox = new Memory();
  private final FaultyTopic topic = new FaultyTopic();
  private Instant now = RAISED;
  private final AlertPublisher publisher =
      new AlertPublisher(outbox, topic, () -> now, new Meter(() -> now));

  private static final Comparator<Alert> ORDER =
      Comparator.comparing(Alert::raisedAt).thenComparing(Alert::id);

  private static final class Memory implements Outbox {
    private final Map<String, Alert> pending = new LinkedHashMap<>();
    private final Map<String, Instant> published = new LinkedHashMap<>();
    private final Map<String, Alert> grouped = new LinkedHashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Set<String> withdrawn = new LinkedHashSet<>();
    private boolean out;
    private int longestEvidence = Integer.MAX_VALUE;

    @Override
    public boolean add(Alert alert) {
      if (out) {
        throw new UnavailableException("throttled", null);
      }
      if (alert.evidence().length() > longestEvidence) {
        throw new RefusedException("too long", null);
      }
      return !isKnown(alert) && pending.putIfAbsent(alert.id(), alert) == null;
    }

    private boolean isKnown(Alert alert) {
      return published.containsKey(alert.id())
          || pending.containsKey(alert.id())
          || grouped.containsKey(alert.id())
          || refused.contains(alert.id())
          || withdrawn.contains(alert.id());
    }

    @Override
    public boolean addGrouped(Alert alert, FloodGroup group) {
      return !isKnown(alert) && grouped.putIfAbsent(alert.id(), alert) == null;
    }

    @Override
    public void group(String id, FloodGroup group) {
      grouped.put(id, pending.remove(id));
    }

    @Override
    public void markRefused(String id, Instant refusedAt) {
      pending.remove(id);
      refused.add(id);
    }

    @Override
    public void withdraw(String id, Instant withdrawnAt) {
      pending.remove(id);
      withdrawn.add(id);
    }

    @Override
    public OutboxContents contents(FloodGroup group, int listed) {
      return new OutboxContents(grouped.size(), grouped.values().stream().limit(listed).toList());
    }

    @Override
    public void markPublished(String id, Instant publishedAt) {
      pending.remove(id);
      published.put(id, publishedAt);
    }

    @Override
    public OutboxPage pending(Instant raisedBefore, Optional<Alert> after, int limit) {
      var all =
          pending.values().stream()
              .filter(alert -> alert.raisedAt().isBefore(raisedBefore))
              .filter(alert -> after.isEmpty() || ORDER.compare(alert, after.get()) > 0)
              .sorted(ORDER)
              .toList();
      return new OutboxPage(all.subList(0, Math.min(limit, all.size())), all.size() > limit);
    }
  }

  private static final class FaultyTopic implements AlertTopic {
    private final List<String> published = new ArrayList<>();
    private String fails = "nothing";
    private String refuses = "nothing";
    private Consumer<Alert> sees = _ -> {};
    private int asked;
    private Runnable takesItsTime = () -> {};

    @Override
    public void publish(Alert alert) {
      asked++;
      takesItsTime.run();
      sees.accept(alert);
      if (alert.id().matches(fails)) {
        throw new UnavailableException("no answer", null);
      }
      if (alert.id().matches(refuses)) {
        throw new RefusedException("never", null);
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
    publisher.raise(List.of(alert("a")), Optional.empty(), IN_TIME);
    publisher.raise(List.of(alert("a")), Optional.empty(), IN_TIME);
    assertThat(topic.published).containsExactly("a");
    assertThat(outbox.published).containsEntry("a", RAISED);
  }

  @Test
  void what_the_topic_did_not_take_goes_out_with_the_sweep() {
    topic.fails = "a";
    publisher.raise(List.of(alert("a")), Optional.empty(), IN_TIME);
    topic.fails = "nothing";
    now = RAISED.plusSeconds(31);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(1);
    assertThat(publisher.sweep(IN_TIME)).isZero();
    assertThat(topic.published).containsExactly("a");
  }

  @Test
  void the_sweep_leaves_new_alerts_to_their_invocation() {
    topic.fails = "a";
    publisher.raise(List.of(alert("a")), Optional.empty(), IN_TIME);
    topic.fails = "nothing";
    now = RAISED.plusSeconds(29);
    assertThat(publisher.sweep(IN_TIME)).isZero();
  }

  @Test
  void one_that_the_topic_never_takes_does_not_hold_up_the_others_of_a_sweep() {
    topic.fails = ".*";
    publisher.raise(List.of(alert("poison"), alert("b")), Optional.empty(), IN_TIME);
    topic.fails = "poison";
    now = RAISED.plusSeconds(60);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(1);
    assertThat(topic.published).containsExactly("b");
  }

  @Test
  void a_sweep_of_a_topic_that_does_not_answer_ends_in_time_to_say_how_old_the_alerts_are()
      throws IOException {
    var waiting = IntStream.range(0, 100).mapToObj(i -> alert("alert-" + i)).toList();
    topic.fails = ".*";
    publisher.raise(waiting, Optional.empty(), IN_TIME);
    now = RAISED.plusSeconds(600);
    topic.takesItsTime = () -> now = now.plusSeconds(8);
    var stopped = now.plusSeconds(50);
    var lines = new ArrayList<String>();
    var telemetry = new Telemetry("dev", Step.ALERT_OUTBOX, () -> now, lines::add);
    var handler = new OutboxSweepHandler(outbox, topic, () -> now, telemetry);

    handler.invoke(
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(),
        () -> Duration.between(now, stopped),
        "request-1");

    assertThat(now).isBeforeOrEqualTo(stopped.minusSeconds(8));
    assertThat(lines.getFirst()).contains("\"OutboxAge\":600");
    assertThat(outbox.pending).hasSize(100);
  }

  @Test
  void while_the_topic_is_out_alerts_are_stored_without_waiting_for_it_each_time() {
    topic.fails = ".*";
    publisher.raise(List.of(alert("a"), alert("b"), alert("c")), Optional.empty(), IN_TIME);
    assertThat(outbox.pending).containsOnlyKeys("a", "b", "c");
    assertThat(topic.asked).isEqualTo(1);
  }

  @Test
  void a_topic_that_is_out_is_left_alone_by_later_commits_for_some_seconds() {
    topic.fails = ".*";
    publisher.publishCommitted("lane", List.of(alert("a"), alert("b")), now);
    topic.fails = "nothing";
    now = RAISED.plusSeconds(9);
    publisher.publishCommitted("lane", List.of(alert("c")), now);
    assertThat(topic.asked).isEqualTo(1);
    now = RAISED.plusSeconds(10);
    publisher.publishCommitted("lane", List.of(alert("d")), now);
    assertThat(topic.published).containsExactly("d");
  }

  @Test
  void an_outage_of_the_outbox_is_passed_on() {
    outbox.out = true;
    assertThatThrownBy(() -> publisher.raise(List.of(alert("a")), Optional.empty(), IN_TIME))
        .isInstanceOf(UnavailableException.class);
    assertThat(topic.published).isEmpty();
  }

  private static List<Alert> alerts(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> alert(prefix + (100_000 + i))).toList();
  }

  @Test
  void two_hundred_alerts_that_the_topic_refuses_delay_none_of_the_others() {
    alerts("a-poison", 200).forEach(outbox::add);
    alerts("good", 50).forEach(outbox::add);
    topic.refuses = "a-poison.*";
    now = RAISED.plusSeconds(60);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(50);
    assertThat(outbox.refused).hasSize(200);
    assertThat(outbox.pending).isEmpty();
    assertThat(publisher.sweep(IN_TIME)).isZero();
  }

  @Test
  void a_thousand_alerts_that_stay_pending_delay_none_of_the_others_however_often_they_fail() {
    alerts("a-stuck", 1_000).forEach(outbox::add);
    alerts("good", 50).forEach(outbox::add);
    topic.fails = "a-stuck.*";
    now = RAISED.plusSeconds(60);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(50);
    assertThat(outbox.pending).hasSize(1_000);
  }

  @Test
  void a_sweep_that_ran_out_of_time_is_continued_by_the_next_one() {
    alerts("a-stuck", 30).forEach(outbox::add);
    alerts("good", 5).forEach(outbox::add);
    topic.fails = "a-stuck.*";
    topic.takesItsTime = () -> now = now.plusSeconds(1);
    for (var sweep = 1; sweep <= 3; sweep++) {
      now = RAISED.plusSeconds(100L * sweep);
      var stopped = now.plusSeconds(35);
      publisher.sweep(() -> Duration.between(now, stopped));
    }
    assertThat(topic.published).hasSize(5);
  }

  @Test
  void a_refused_alert_does_not_make_the_topic_be_left_alone() {
    topic.refuses = "poison";
    publisher.publishCommitted("lane", List.of(alert("poison")), now);
    publisher.publishCommitted("lane", List.of(alert("good")), now);
    assertThat(topic.published).containsExactly("good");
    assertThat(outbox.refused).containsExactly("poison");
  }

  @Test
  void an_alert_that_the_table_refuses_is_stored_without_its_evidence_and_published() {
    outbox.longestEvidence = 100;
    var large = alert("a").withEvidence("{\"text\":\"" + "x".repeat(200) + "\"}");
    publisher.raise(List.of(large, alert("b")), Optional.empty(), IN_TIME);
    assertThat(topic.published).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void what_there_is_no_time_for_is_said_to_be_left() {
    Deadline near = () -> Duration.ofSeconds(4);
    assertThat(publisher.raise(alerts("a", 3), Optional.empty(), near)).isEmpty();
    assertThat(topic.published).isEmpty();
  }

  private FloodGroup group() {
    return FloodGroup.of("ERROR_COUNT", "2026-11-23T10:05Z", "lane", RAISED, Duration.ofMinutes(5));
  }

  @Test
  void a_group_is_announced_once_and_closed_by_a_message_that_counts_and_lists_it() {
    var messages = new ArrayList<Alert>();
    topic.sees = messages::add;
    publisher.raiseGrouped(alerts("a", 90), group(), IN_TIME);
    publisher.raiseGrouped(alerts("b", 10), group(), IN_TIME);
    assertThat(topic.published).containsExactly("ERROR_COUNT/(many)/2026-11-23T10:05Z/lane");
    assertThat(messages.getFirst().summary()).contains("Many alerts ERROR_COUNT");

    now = group().until();
    assertThat(publisher.sweep(IN_TIME)).isZero();
    now = group().until().plusSeconds(91);
    assertThat(publisher.sweep(IN_TIME)).isEqualTo(1);
    assertThat(publisher.sweep(IN_TIME)).isZero();
    assertThat(messages).hasSize(2);
    assertThat(messages.getLast().id()).isEqualTo(group().key());
    assertThat(messages.getLast().summary()).startsWith("100 more alerts ERROR_COUNT");
    assertThat(messages.getLast().evidence()).contains("\"count\":100").contains("too many errors");
  }

  @Test
  void a_group_that_was_prepared_and_got_no_alert_says_nothing() {
    outbox.add(group().placeholder());
    now = group().until().plusSeconds(91);
    assertThat(publisher.sweep(IN_TIME)).isZero();
    assertThat(topic.published).isEmpty();
    assertThat(outbox.withdrawn).containsExactly(group().key());
  }

  @Test
  void of_a_flood_of_commits_the_first_are_published_and_the_others_grouped_by_lane_and_minute() {
    for (var alert : alerts("a", 140)) {
      outbox.add(alert);
      publisher.publishCommitted("lane", List.of(alert), now);
    }
    assertThat(topic.published).hasSize(FloodGroup.MAX_SINGLE_USERS + 1).contains("a100000");
    assertThat(outbox.grouped).hasSize(40);

    var elsewhere = alert("b");
    outbox.add(elsewhere);
    publisher.publishCommitted("another lane", List.of(elsewhere), now);
    var later = alert("c");
    outbox.add(later);
    publisher.publishCommitted("lane", List.of(later), now.plusSeconds(60));
    assertThat(topic.published).contains("b", "c");
  }
}
