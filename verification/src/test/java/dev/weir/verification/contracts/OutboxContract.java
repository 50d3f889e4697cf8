package dev.weir.verification.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.alerts.Outbox;
import dev.weir.alerts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox does. Others may use the same one at the same time. */
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
    return outbox.pending(before, 1_000).stream()
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
  void what_is_published_is_not_pending_and_stays_known() {
    outbox.add(alert("a", RAISED));
    outbox.markPublished(alert("a", RAISED).id(), RAISED.plusMillis(50));
    outbox.markPublished(alert("a", RAISED).id(), RAISED.plusMillis(90));
    assertThat(pending(RAISED.plusSeconds(60))).isEmpty();
    assertThat(outbox.add(alert("a", RAISED))).isFalse();
  }

  @Test
  void the_oldest_come_first_and_those_raised_later_not_at_all() {
    // Fractions of different widths: as text they must still sort as time does.
    var first = alert("first", RAISED);
    var second = alert("second", RAISED.plusMillis(500));
    outbox.add(second);
    outbox.add(alert("third", RAISED.plusSeconds(5)));
    outbox.add(first);
    assertThat(pending(RAISED.plusSeconds(5))).containsExactly(first, second);
  }
}
