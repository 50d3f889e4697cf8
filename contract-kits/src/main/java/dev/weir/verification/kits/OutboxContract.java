package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.alerts.Alert;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Outbox;
import dev.weir.alerts.Severity;
import dev.weir.stream.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of an outbox. Others may use the same one at the same time. */
abstract class OutboxContract {

  private static final Instant RAISED = Instant.parse("2026-11-23T10:05:00Z");

  private final String name = UUID.randomUUID().toString();
  private Outbox outbox;

  abstract Outbox open();

  @BeforeEach
  void openOutbox() {
    outbox = open();
  }

  private Alert alert(String id, Instant raisedAt) {
    return new Alert(
        "ERROR_COUNT/" + name + "/" + id,
        "ERROR_COUNT",
        1,
        Severity.HIGH,
        Optional.of("shop"),
        Optional.empty(),
        raisedAt,
        "shop: too many errors",
        "{\"errors\":3}");
  }

  private List<Alert> pending(Instant before) {
    return outbox.pending(before, Optional.empty(), 1_000).alerts().stream()
        .filter(alert -> alert.id().contains(name))
        .toList();
  }

  @Test
  void an_alert_is_new_once() {
    assertThat(outbox.add(alert("a", RAISED))).isTrue();
    assertThat(outbox.add(alert("a", RAISED.plusSeconds(9)))).isFalse();
    assertThat(pending(RAISED.plusSeconds(60))).containsExactly(alert("a", RAISED));
  }

  @Test
  void a_published_alert_is_not_pending_and_stays_known() {
    outbox.add(alert("a", RAISED));
    outbox.markPublished(alert("a", RAISED).id(), RAISED.plusMillis(50));
    outbox.markPublished(alert("a", RAISED).id(), RAISED.plusMillis(90));
    assertThat(pending(RAISED.plusSeconds(60))).isEmpty();
    assertThat(outbox.add(alert("a", RAISED))).isFalse();
  }

  @Test
  void the_oldest_come_first_and_those_raised_later_not_at_all() {
    // Fractions of different widths: as text they must still sort like times.
    var first = alert("first", RAISED);
    var second = alert("second", RAISED.plusMillis(500));
    outbox.add(second);
    outbox.add(alert("third", RAISED.plusSeconds(5)));
    outbox.add(first);
    assertThat(pending(RAISED.plusSeconds(5))).containsExactly(first, second);
  }

  @Test
  void pages_follow_each_other_until_all_are_read_whatever_is_published_meanwhile() {
    var raised = new ArrayList<Alert>();
    for (var i = 0; i < 25; i++) {
      raised.add(alert("page-" + (i + 10), RAISED.plusMillis(i)));
    }
    raised.forEach(outbox::add);
    var read = new ArrayList<Alert>();
    var after = Optional.<Alert>empty();
    for (var hasMore = true; hasMore; ) {
      var page = outbox.pending(RAISED.plusSeconds(60), after, 7);
      assertThat(page.alerts()).hasSizeLessThanOrEqualTo(7);
      read.addAll(page.alerts());
      page.alerts().stream()
          .filter(alert -> alert.id().contains(name))
          .forEach(alert -> outbox.markPublished(alert.id(), RAISED.plusSeconds(70)));
      hasMore = page.hasMore();
      after = page.alerts().isEmpty() ? after : Optional.of(page.alerts().getLast());
    }
    read.removeIf(alert -> !alert.id().contains(name));
    assertThat(read).containsExactlyElementsOf(raised);
  }

  @Test
  void what_the_topic_refuses_or_says_nothing_is_not_pending_and_stays_known() {
    outbox.add(alert("refused", RAISED));
    outbox.add(alert("empty", RAISED));
    outbox.markRefused(alert("refused", RAISED).id(), RAISED.plusSeconds(1));
    outbox.withdraw(alert("empty", RAISED).id(), RAISED.plusSeconds(1));
    assertThat(pending(RAISED.plusSeconds(60))).isEmpty();
    assertThat(outbox.add(alert("refused", RAISED))).isFalse();
    assertThat(outbox.add(alert("empty", RAISED))).isFalse();
  }

  @Test
  void a_group_counts_and_lists_its_alerts_none_of_which_is_pending() {
    var group = FloodGroup.of("ERROR_COUNT", "m", name, RAISED, Duration.ofMinutes(5));
    var another = FloodGroup.of("ERROR_COUNT", "n", name, RAISED, Duration.ofMinutes(5));
    var raised = RAISED.plusSeconds(1);
    assertThat(outbox.addGrouped(alert("a", RAISED), group)).isTrue();
    assertThat(outbox.addGrouped(alert("a", RAISED), group)).isFalse();
    outbox.addGrouped(alert("other", RAISED), another);
    outbox.add(alert("b", raised));
    outbox.group(alert("b", raised).id(), group);
    assertThat(pending(RAISED.plusSeconds(60))).isEmpty();
    assertThat(outbox.contents(group, 10))
        .isEqualTo(new Outbox.OutboxContents(2, List.of(alert("a", RAISED), alert("b", raised))));
    assertThat(outbox.contents(group, 1))
        .isEqualTo(new Outbox.OutboxContents(2, List.of(alert("a", RAISED))));
  }

  @Test
  void an_alert_longer_than_an_item_is_refused() {
    var long401Kb =
        new Alert(
            alert("long", RAISED).id(),
            "ERROR_COUNT",
            1,
            Severity.HIGH,
            Optional.of("shop"),
            Optional.empty(),
            RAISED,
            "shop: too many errors",
            "{\"text\":\"" + "x".repeat(410_000) + "\"}");
    assertThatThrownBy(() -> outbox.add(long401Kb)).isInstanceOf(RefusedException.class);
    assertThat(pending(RAISED.plusSeconds(60))).isEmpty();
  }
}
