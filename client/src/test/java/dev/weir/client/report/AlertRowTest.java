package dev.weir.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertJson;
import dev.weir.alerts.Severity;
import dev.weir.alerts.StoredAlert;
import dev.weir.alerts.StoredAlert.Fate;
import dev.weir.transactions.rules.RuleKinds;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AlertRowTest {

  private static final Instant AT = Instant.parse("2026-11-23T06:00:00.250Z");

  @Test
  void a_line_shows_time_severity_user_and_finding() {
    var row = AlertRow.of(stored("u-17", "12 payments within a minute", "{}", Optional.of(AT)));

    assertThat(line(row, "2026-11-23T06:00:00.250Z", row.state()))
        .isEqualTo("2026-11-23T06:00:00.250Z  high      user u-17: 12 payments within a minute");
  }

  @Test
  void a_summary_that_names_the_user_is_enough() {
    var row = AlertRow.of(stored("u-17", "u-17 paid 12 times", "{}", Optional.empty()));

    assertThat(line(row, "now", row.state()))
        .isEqualTo("now  high      u-17 paid 12 times  (waiting to be published)");
  }

  @Test
  void an_alert_that_was_not_published_individually_shows_why() {
    var alert = stored("u-17", "u-17 paid 12 times", "{}", Optional.empty()).alert();

    assertThat(AlertRow.of(new StoredAlert(alert, Optional.empty(), Fate.GROUPED)).state())
        .contains("part of a flood");
    assertThat(AlertRow.of(new StoredAlert(alert, Optional.empty(), Fate.REFUSED)).state())
        .contains("rejected by the topic");
  }

  @Test
  void names_from_the_stream_can_not_write_to_the_terminal() {
    var row =
        AlertRow.of(stored("u\u001b[2J", "at Caf\u0007e @|red x|@\nnow", "{}", Optional.of(AT)));

    assertThat(line(row, "now", "")).isEqualTo("now  high      user u?[2J: at Caf?e @|red x|@?now");
  }

  @Test
  void the_json_is_the_alerts_own() {
    var stored = stored("u-17", "12 payments", "{\"total\":12.50,\"count\":12}", Optional.of(AT));

    assertThat(AlertRow.of(stored).text())
        .isEqualTo(AlertJson.of(stored.alert(), stored.publishedAt()));
  }

  @Test
  void shadow_alerts_are_shown_and_marked_only_on_request() {
    var alert = stored("u", "12 payments", "{\"mode\":\"shadow\"}", Optional.empty()).alert();
    var shadow = AlertRow.of(new StoredAlert(alert, Optional.empty(), Fate.RECORDED));

    assertThat(filter().matches(shadow)).isFalse();
    assertThat(filter("--shadow").matches(shadow)).isTrue();
    assertThat(line(shadow, "now", shadow.state())).endsWith("(shadow: not published)");
  }

  @Test
  void alerts_recorded_by_a_replay_are_marked() {
    var alert = stored("u", "12 payments", "{}", Optional.empty()).alert();
    var row = AlertRow.of(new StoredAlert(alert, Optional.empty(), Fate.RECORDED));

    assertThat(row.state()).isEqualTo("(from a replay: not published)");
  }

  @Test
  void a_filter_takes_several_types_in_any_case_and_one_user() {
    var row = AlertRow.of(stored("u-17", "12 payments", "{}", Optional.of(AT)));

    assertThat(filter("--type", "velocity,CARD_TESTING").matches(row)).isTrue();
    assertThat(filter("--type", "CARD_TESTING").matches(row)).isFalse();
    assertThat(filter("--user", "u-17").matches(row)).isTrue();
    assertThat(filter("--user", "u-1").matches(row)).isFalse();
  }

  @Test
  void every_rule_of_the_transactions_pipeline_is_a_type_that_can_be_asked_for() throws Exception {
    var rules = new ObjectMapper().readTree(RuleSet.defaults().toJson()).path("rules");

    assertThat(rules.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(RuleKinds.names())
        .isSubsetOf(AlertType.ALL);
  }

  @Test
  void an_alert_about_a_service_is_about_no_user() {
    var alert =
        new Alert(
            "a",
            "ERROR_COUNT",
            1,
            Severity.HIGH,
            Optional.of("shop"),
            Optional.empty(),
            AT,
            "s",
            "{}");

    var row = AlertRow.of(new StoredAlert(alert, Optional.empty()));

    assertThat(row.user()).isEmpty();
    assertThat(filter("--user", "null").matches(row)).isFalse();
  }

  private static String line(AlertRow alert, String at, String note) {
    return AlertRow.table("at", List.of(alert.row(at, note))).body(Integer.MAX_VALUE).getFirst();
  }

  private static AlertFilter filter(String... options) {
    return CommandLine.populateCommand(new AlertFilter(), options);
  }

  private static StoredAlert stored(
      String user, String summary, String evidence, Optional<Instant> publishedAt) {
    var alert =
        new Alert(
            "id-1",
            "VELOCITY",
            1,
            Severity.HIGH,
            Optional.empty(),
            Optional.of(user),
            AT,
            summary,
            evidence);
    return new StoredAlert(alert, publishedAt);
  }
}
