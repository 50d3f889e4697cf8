package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a topic of alerts: it delivers an alert with any texts. */
abstract class AlertTopicContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant RAISED = Instant.parse("2026-11-23T10:05:00Z");

  private AlertTopic topic;

  /** Returns one whose messages nobody else receives. */
  abstract AlertTopic open();

  /** Returns the JSON that a queue received so far, at least this many. */
  abstract List<String> received(int count);

  @BeforeEach
  void openTopic() {
    topic = open();
  }

  private static Alert alert(String id, String text, String evidence) {
    return new Alert(
        "ERROR_COUNT/" + id,
        "ERROR_COUNT",
        1,
        Severity.HIGH,
        Optional.of(text),
        Optional.empty(),
        RAISED,
        text + ": too many errors",
        evidence);
  }

  private JsonNode publish(Alert alert) throws JsonProcessingException {
    topic.publish(alert);
    var received = received(1);
    assertThat(received).hasSize(1);
    return JSON.readTree(received.getFirst());
  }

  @Test
  void a_queue_gets_the_alert_as_json() throws JsonProcessingException {
    var json = publish(alert("a", "shop", "{\"errors\":3}"));
    assertThat(json.path("id").asText()).isEqualTo("ERROR_COUNT/a");
    assertThat(json.at("/evidence/errors").asInt()).isEqualTo(3);
  }

  @Test
  void texts_that_take_several_bytes_a_character_once_they_are_encoded_still_fit()
      throws JsonProcessingException {
    for (var unit : List.of("\\\"", "\\\\", "\\u0001", "€")) {
      var transaction = "{\"merchant\":\"" + unit.repeat(500) + "\"}";
      var transactions = (transaction + ",").repeat(19) + transaction;
      topic.publish(alert("a", "shop", "{\"count\":20,\"transactions\":[" + transactions + "]}"));
    }
    var received = received(4);
    assertThat(received).hasSize(4);
    for (var one : received) {
      var json = JSON.readTree(one);
      assertThat(json.at("/evidence/count").asInt()).isEqualTo(20);
      assertThat(json.at("/evidence/transactions").size()).isBetween(1, 20);
    }
  }

  @Test
  void evidence_that_is_too_long_by_itself_is_left_out() throws JsonProcessingException {
    var json = publish(alert("a", "shop", "{\"text\":\"" + "x".repeat(300_000) + "\"}"));
    assertThat(json.at("/evidence/shortened").asBoolean()).isTrue();
    assertThat(json.path("service").asText()).isEqualTo("shop");
  }

  @Test
  void names_that_a_client_made_up_are_published_and_the_summary_is_one_harmless_line()
      throws JsonProcessingException {
    var hostile = "\u001B[2J\r\nSubject: \u202E\u0000\uFFFF\uD83D |@@|zzz =cmd()";
    var json = publish(alert(hostile, hostile, "{}"));
    var summary = json.path("summary").asText();
    assertThat(summary).endsWith(": too many errors").contains("=cmd()");
    assertThat(summary.chars()).noneMatch(Character::isISOControl);
    assertThat(summary).doesNotContain("\u202E");
  }

  @Test
  void an_alert_about_a_service_without_a_name_is_published() throws JsonProcessingException {
    assertThat(publish(alert("a", "", "{}")).path("service").asText("none")).isEmpty();
  }
}
