package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoAlertItemTest {

  private static final Instant RAISED = Instant.parse("2026-11-23T23:59:59.999Z");

  private static Alert alert(Optional<String> service, Optional<String> user) {
    return new Alert(
        "a", "ERROR_COUNT", 1, Severity.CRITICAL, service, user, RAISED, "summary", "{\"n\":1}");
  }

  @Test
  void an_alert_is_read_back_as_it_was_stored() {
    for (var alert :
        new Alert[] {
          alert(Optional.of("shop"), Optional.empty()), alert(Optional.empty(), Optional.of("u1"))
        }) {
      assertThat(DynamoAlertItem.read(DynamoAlertItem.pending(alert)))
          .isEqualTo(new StoredAlert(alert, Optional.empty()));
    }
  }

  @Test
  void a_published_one_says_when() {
    var item = new HashMap<>(DynamoAlertItem.pending(alert(Optional.empty(), Optional.empty())));
    item.put("publishedAt", AttributeValue.fromS("2026-11-24T00:00:00.010Z"));
    assertThat(DynamoAlertItem.read(item).publishedAt())
        .contains(Instant.parse("2026-11-24T00:00:00.010Z"));
  }

  @Test
  void it_waits_in_the_sparse_index_and_is_found_by_the_day_of_its_raising() {
    var item = DynamoAlertItem.pending(alert(Optional.empty(), Optional.empty()));
    assertThat(item.get("pending").s()).isEqualTo("pending");
    assertThat(item.get("day").s()).isEqualTo("2026-11-23");
    assertThat(item).doesNotContainKeys("service", "user", "publishedAt");
    assertThat(Long.parseLong(item.get("expiresAt").n()))
        .isEqualTo(RAISED.plus(Duration.ofDays(90)).getEpochSecond());
  }

  @Test
  void instants_sort_as_text_as_they_do_in_time() {
    var instants =
        Stream.of("2026-11-23T10:00:00Z", "2026-11-23T10:00:00.100Z", "2026-11-23T10:00:01Z")
            .map(Instant::parse)
            .map(instant -> DynamoAlertItem.sortable(instant).s())
            .toList();
    assertThat(instants).isSorted();
  }
}
