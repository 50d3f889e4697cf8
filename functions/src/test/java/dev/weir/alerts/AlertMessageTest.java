package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.ForeignText;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMessageTest {

  private static final Instant RAISED = Instant.parse("2026-11-23T10:05:00.5Z");

  private static AlertMessage message(String service, String summary) {
    return AlertMessage.of(
        new Alert(
            "ERROR_COUNT/x",
            "ERROR_COUNT",
            2,
            Severity.HIGH,
            Optional.of(service),
            Optional.empty(),
            RAISED,
            summary,
            "{\"errors\":3}"),
        MessageOptions.NONE);
  }

  @Test
  void the_subject_is_what_an_e_mail_takes() {
    assertThat(message("shop", "shop: 3 errors").subject()).isEqualTo("[high] shop: 3 errors");
    var odd = message("shop", "größe\n" + "x".repeat(200)).subject();
    assertThat(odd).hasSize(99).startsWith("[high] gr??e?xxx").endsWith("...");
  }

  @Test
  void a_person_reads_text_and_a_machine_json() throws IOException {
    var body = Json.read(message("shop", "shop: 3 errors").body());
    assertThat(body)
        .containsOnlyKeys("default", "email", "sqs", "lambda", "http", "https", "firehose");
    assertThat(body.get("email")).startsWith("shop: 3 errors\n").contains("ERROR_COUNT, version 2");
    assertThat(body.get("sqs"))
        .isEqualTo(
            "{\"id\":\"ERROR_COUNT/x\",\"type\":\"ERROR_COUNT\",\"ruleVersion\":2,"
                + "\"severity\":\"high\",\"user\":null,\"service\":\"shop\","
                + "\"raisedAt\":\"2026-11-23T10:05:00.500Z\",\"publishedAt\":null,"
                + "\"summary\":\"shop: 3 errors\",\"evidence\":{\"errors\":3}}");
  }

  @Test
  void nothing_in_the_json_steers_a_terminal_and_it_means_the_same() throws IOException {
    var service = "a\u009b31m\u202eb\uDB40\uDC41\u001b[2J";
    var sqs = new ObjectMapper().readTree(message(service, "s").body()).path("sqs").asText();

    assertThat(sqs.codePoints()).allMatch(ForeignText::isHarmless);
    assertThat(new ObjectMapper().readTree(sqs).path("service").asText()).isEqualTo(service);
  }

  @Test
  void attributes_are_there_to_filter_by() {
    assertThat(message("shop", "s").attributes())
        .containsEntry("type", "ERROR_COUNT")
        .containsEntry("rule", "ERROR_COUNT@2")
        .containsEntry("severity", "high")
        .containsEntry("service", "shop")
        .containsEntry("contract", "alert/1")
        .doesNotContainKey("user");
  }

  @Test
  void what_sns_would_refuse_of_a_name_out_of_a_log_is_replaced() throws IOException {
    var message = message("a\u0000b\u001Bc\tgröße\uFFFF", "a\u0000b: 3 errors");
    assertThat(message.attributes()).containsEntry("service", "a?b?c?größe?");
    assertThat(Json.read(message.body()).get("email")).startsWith("a?b: 3 errors\n");
    assertThat(Json.read(message.body()).get("sqs")).contains("a\\u0000b");
  }

  private static Alert alertOf(String unit) {
    var transactions = new StringBuilder();
    for (var i = 0; i < 20; i++) {
      transactions
          .append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(escaped(unit.repeat(128 / unit.length())))
          .append(i)
          .append("\",\"merchant\":\"")
          .append(escaped(unit.repeat(256 / unit.length())))
          .append("\",\"city\":\"")
          .append(escaped(unit.repeat(128 / unit.length())))
          .append("\"}");
    }
    return new Alert(
        "CARD_TESTING/" + unit.repeat(128 / unit.length()) + "/x",
        "CARD_TESTING",
        1,
        Severity.HIGH,
        Optional.empty(),
        Optional.of(unit.repeat(128 / unit.length())),
        RAISED,
        "u: 20 small payments at " + unit.repeat(256 / unit.length()),
        "{\"count\":20,\"transactions\":[" + transactions + "]}");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0001", "\\u0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", "\\", "\u0001", "€", "😀", "\uD83D", "\uFFFF"})
  void a_message_fits_whatever_its_texts_are_made_of(String unit) throws IOException {
    var message = AlertMessage.of(alertOf(unit), MessageOptions.NONE);
    assertThat(message.bytes()).isLessThanOrEqualTo(256 * 1024);
    assertThat(Json.read(Json.read(message.body()).get("sqs").toString())).containsKey("evidence");
    assertThat(message.subject()).hasSizeLessThan(100).matches("[ -~]+");
  }

  @Test
  void as_many_of_the_latest_transactions_stay_as_there_is_room_for() throws IOException {
    var message = AlertMessage.of(alertOf("\""), MessageOptions.NONE);
    assertThat(message.bytes()).isBetween(100_000, 256 * 1024);
    var text = Json.read(message.body()).get("email").toString();
    assertThat(text)
        .contains("\"count\":20")
        .contains("\"19\",\"merchant\"")
        .doesNotContain("\"0\",\"merchant\"");
  }

  @Test
  void evidence_that_no_list_can_be_cut_from_is_left_out() {
    var alert = alertOf("a").withEvidence("{\"text\":\"" + "x".repeat(300_000) + "\"}");
    var message = AlertMessage.of(alert, MessageOptions.NONE);
    assertThat(message.bytes()).isLessThan(20_000);
    assertThat(message.body()).contains("shortened");
  }

  @Test
  void the_short_form_of_the_longest_alert_that_a_table_takes_fits() {
    // A key of the table has at most 2,048 bytes.
    var alert =
        new Alert(
            "\u0001".repeat(2_048),
            "CARD_TESTING",
            1,
            Severity.HIGH,
            Optional.of("\"".repeat(2_048)),
            Optional.of("\u0001".repeat(2_048)),
            RAISED,
            "\"".repeat(5_000),
            "{}");
    assertThat(AlertMessage.shortOf(alert, MessageOptions.NONE).bytes())
        .isLessThanOrEqualTo(256 * 1024);
  }

  @Test
  void a_summary_is_one_line_without_anything_that_a_terminal_acts_on() {
    var alert = alertOf("\u202E\n");
    assertThat(alert.summary()).doesNotContain("\n", "\u202E").hasSizeLessThanOrEqualTo(400);
  }

  private static Alert ofMinute(String service) {
    return new Alert(
        "ERROR_COUNT/" + service + "/2026-11-23T10:04Z",
        "ERROR_COUNT",
        1,
        Severity.HIGH,
        Optional.of(service),
        Optional.empty(),
        RAISED,
        service + ": 3 errors",
        "{}");
  }

  @Test
  void the_text_has_a_link_to_the_minute_in_question_or_to_half_an_hour_around_its_raising()
      throws IOException {
    var page =
        new MessageOptions(Optional.of("http://h/#logs?at={minute}&service={service}"), false);
    var dashboard = new MessageOptions(Optional.of("https://h/d?start={from}&end={to}"), false);

    assertThat(Json.read(AlertMessage.of(ofMinute("a&b c"), page).body()).get("email"))
        .startsWith(
            "a&b c: 3 errors\n\nhttp://h/#logs?at=2026-11-23T10%3A04Z&service=a%26b%20c\n\nrule");
    assertThat(Json.read(AlertMessage.of(ofMinute("shop"), dashboard).body()).get("default"))
        .contains(
            "https://h/d?start=2026-11-23T09%3A50%3A00.500Z&end=2026-11-23T10%3A20%3A00.500Z\n");
  }

  @Test
  void a_chat_gets_a_custom_notification_and_other_machines_the_alert() throws IOException {
    var options = new MessageOptions(Optional.of("https://h/d"), true);
    var body = Json.read(AlertMessage.of(ofMinute("shop"), options).body());
    var notification = new ObjectMapper().readTree(body.get("https"));

    assertThat(notification.path("version").asText()).isEqualTo("1.0");
    assertThat(notification.path("source").asText()).isEqualTo("custom");
    assertThat(notification.at("/content/textType").asText()).isEqualTo("client-markdown");
    assertThat(notification.at("/content/title").asText()).isEqualTo("high: ERROR_COUNT");
    assertThat(notification.at("/content/description").asText()).isEqualTo("shop: 3 errors");
    assertThat(notification.at("/content/nextSteps/0").asText()).isEqualTo("Look at https://h/d");
    assertThat(notification.at("/metadata/threadId").asText()).isEqualTo("service shop");
    assertThat(body.get("sqs")).isEqualTo(AlertJson.of(ofMinute("shop"), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!channel>", "<@U024BE7LH>", "*bold*", "[a](http://b)", "`x`", "@here"})
  void foreign_text_neither_calls_people_nor_formats_in_a_chat(String hostile) throws IOException {
    var options = new MessageOptions(Optional.empty(), true);
    var body = Json.read(AlertMessage.of(ofMinute(hostile), options).body());
    var description =
        new ObjectMapper().readTree(body.get("https")).at("/content/description").asText();

    assertThat(description).doesNotContainPattern("[<>&*_~`|\\[\\]()@#!]");
    assertThat(Normalizer.normalize(description, Normalizer.Form.NFKC))
        .isEqualTo(hostile + ": 3 errors");
  }
}
