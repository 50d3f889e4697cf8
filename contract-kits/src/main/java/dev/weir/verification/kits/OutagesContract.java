package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.publish.Outage;
import dev.weir.accesslog.publish.Outages;
import dev.weir.alerts.Alert;
import dev.weir.alerts.Outbox;
import dev.weir.alerts.Severity;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of stored outages and their messages. Others may use the same table. */
abstract class OutagesContract {

  private static final Minute BAD = Minute.parse("2026-11-23T10:05Z");
  private static final Lane LANE = new Lane("v1", "logs", "1", new Shard("shardId-000000000003"));

  private final String service = "shop-" + UUID.randomUUID();
  private Outages outages;

  abstract Outages open();

  /** The outbox that takes the messages. */
  abstract Outbox outbox();

  @BeforeEach
  void openOutages() {
    outages = open();
  }

  private Outage outage(String name, Minute since) {
    return new Outage(service + name, LANE, since, since, false, Optional.empty(), 1);
  }

  private static Outage ended(Outage outage) {
    return new Outage(
        outage.service(),
        outage.lane(),
        outage.since(),
        outage.lastBad(),
        true,
        Optional.of(new Minute(outage.lastBad().epochMinute() + 5)),
        outage.revision() + 1);
  }

  private static Alert message(Outage outage) {
    return new Alert(
        "ERRORS_RESOLVED/" + outage.service() + "/" + outage.since(),
        "ERRORS_RESOLVED",
        1,
        Severity.LOW,
        Optional.of(outage.service()),
        Optional.empty(),
        Instant.parse("2026-11-23T10:12:00Z"),
        "resolved",
        "{}");
  }

  private List<Alert> pending() {
    return outbox()
        .pending(Instant.parse("2026-11-23T10:13:00Z"), Optional.empty(), 1_000)
        .alerts()
        .stream()
        .filter(alert -> alert.id().contains(service))
        .toList();
  }

  private List<Outage> listed(int limit) {
    var all = new ArrayList<Outage>();
    for (var page = outages.open(Optional.empty(), limit); !page.isEmpty(); ) {
      all.addAll(page);
      page = outages.open(Optional.of(page.getLast()), limit);
    }
    return all.stream().filter(outage -> outage.service().startsWith(service)).toList();
  }

  @Test
  void an_outage_is_read_as_it_was_stored() {
    var first = outage("", BAD);
    assertThat(outages.of("v1", service)).isEmpty();
    assertThat(outages.begin(first)).isTrue();
    assertThat(outages.of("v1", service)).contains(first);
    assertThat(outages.of("v2", service)).isEmpty();

    assertThat(outages.replace(first, ended(first), Optional.empty())).isTrue();
    assertThat(outages.of("v1", service)).contains(ended(first));
  }

  @Test
  void an_outage_begins_once() {
    assertThat(outages.begin(outage("", BAD))).isTrue();
    assertThat(outages.begin(outage("", new Minute(BAD.epochMinute() + 1)))).isFalse();
    assertThat(outages.of("v1", service)).contains(outage("", BAD));
  }

  @Test
  void a_change_of_an_outage_that_has_changed_is_refused_together_with_its_message() {
    var first = outage("", BAD);
    outages.begin(first);
    outages.replace(first, ended(first), Optional.empty());

    assertThat(outages.replace(first, ended(first), Optional.of(message(first)))).isFalse();
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_message_waits_in_the_outbox_as_soon_as_its_outage_has_changed() {
    var first = outage("", BAD);
    outages.begin(first);

    assertThat(outages.replace(first, ended(first), Optional.of(message(first)))).isTrue();
    assertThat(pending()).containsExactly(message(first));
  }

  @Test
  void a_message_that_was_raised_before_does_not_keep_its_outage_from_changing() {
    var first = outage("", BAD);
    outages.begin(first);
    outbox().add(message(first));

    assertThat(outages.replace(first, ended(first), Optional.of(message(first)))).isTrue();
    assertThat(outages.of("v1", service)).contains(ended(first));
  }

  @Test
  void those_that_go_on_are_listed_page_by_page_the_oldest_first() {
    var all = new ArrayList<Outage>();
    for (var i = 0; i < 5; i++) {
      var one = outage("-" + i, new Minute(BAD.epochMinute() + i));
      all.add(one);
    }
    all.reversed().forEach(outages::begin);
    assertThat(listed(2)).containsExactlyElementsOf(all);

    outages.replace(all.get(1), ended(all.get(1)), Optional.empty());
    all.remove(1);
    assertThat(listed(2)).containsExactlyElementsOf(all);
  }
}
