package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
            "{\"errors\":3}"));
  }

  @Test
  void the_subject_is_what_an_e_mail_takes() {
    assertThat(message("shop", "shop: 3 errors").subject()).isEqualTo("[high] shop: 3 errors");
    var odd = message("shop", "größe\n" + "x".repeat(200)).subject();
    assertThat(odd).hasSize(100).startsWith("[high] gr??e?xxx").endsWith("...");
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
  void attributes_are_there_to_filter_by() {
    assertThat(message("shop", "s").attributes())
        .containsEntry("type", "ERROR_COUNT")
        .containsEntry("rule", "ERROR_COUNT@2")
        .containsEntry("severity", "high")
        .containsEntry("service", "shop")
        .doesNotContainKey("user");
  }

  @Test
  void what_sns_would_refuse_of_a_name_out_of_a_log_is_replaced() throws IOException {
    var message = message("a\u0000b\u001Bc\tgröße\uFFFF", "a\u0000b: 3 errors");
    assertThat(message.attributes()).containsEntry("service", "a?b?c\tgröße?");
    assertThat(Json.read(message.body()).get("email")).startsWith("a?b: 3 errors\n");
    assertThat(Json.read(message.body()).get("sqs")).contains("a\\u0000b");
  }
}
