package dev.weir.client.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alerts.AlertJson;
import dev.weir.alerts.StoredAlert;
import dev.weir.alerts.StoredAlert.Fate;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert as {@code weir alerts} shows it.
 *
 * @param text as {@link AlertJson} writes it: figures keep the digits that they were stored with
 * @param json the same, parsed
 * @param fate what became of it
 */
record AlertRow(String text, JsonNode json, Fate fate) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static AlertRow of(StoredAlert stored) {
    try {
      var text = AlertJson.of(stored.alert(), stored.publishedAt());
      return new AlertRow(text, JSON.readTree(text), stored.fate());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Evidence is not a JSON alert=" + stored.alert().id(), e);
    }
  }

  static AlertRow of(String text) throws JsonProcessingException {
    return new AlertRow(text, JSON.readTree(text), Fate.PUBLISHED_OR_WAITING);
  }

  String type() {
    return json.path("type").asText();
  }

  /** Returns the user concerned, if any. */
  Optional<String> user() {
    return Optional.ofNullable(json.path("user").textValue());
  }

  /** Returns whether its rule runs in shadow mode: the alert is recorded and never published. */
  boolean isShadow() {
    return json.path("evidence").path("mode").asText().equals("shadow");
  }

  private boolean isPublished() {
    return json.path("publishedAt").isTextual();
  }

  /** Returns the note that accompanies an alert of the history. */
  String state() {
    return switch (fate) {
      case GROUPED -> "(part of a flood: included in its message)";
      case REFUSED -> "(rejected by the topic: not published)";
      case WITHDRAWN -> "(withdrawn: nothing to count)";
      case RECORDED -> isShadow() ? "(shadow: not published)" : "(from a replay: not published)";
      case PUBLISHED_OR_WAITING -> isPublished() ? "" : "(waiting to be published)";
    };
  }

  /** Returns when it was raised. */
  Instant raisedAt() {
    return Instant.parse(json.path("raisedAt").asText());
  }

  /**
   * Returns a table of alerts for people.
   *
   * @param time the title of the first column
   */
  static Table table(String time, List<Row> rows) {
    return new Table(
        List.of(Column.fixed(time), Column.fixed("severity"), Column.text("alert")), rows);
  }

  /**
   * Returns the row for people.
   *
   * @param at when it was raised, or received
   * @param note comes last; may be empty
   */
  Row row(String at, String note) {
    var finding = about() + json.path("summary").asText() + "  " + note;
    return Row.of(at, json.path("severity").asText(), finding.stripTrailing())
        .in(isShadow() ? Style.FAINT : Style.BOLD_RED, 1);
  }

  // A summary that already names the user does not get the name twice.
  private String about() {
    return user()
        .filter(user -> !json.path("summary").asText().contains(user))
        .map(user -> "user " + user + ": ")
        .orElse("");
  }
}
