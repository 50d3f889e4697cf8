package dev.weir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.transactions.rules.RuleKind;
import dev.weir.transactions.rules.RuleKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSchemaTest {

  private static final Schema PUBLISHED = AlertSchema.schema(AlertSchema.read());

  private static ObjectNode alert(String type) {
    return (ObjectNode)
        AlertSchema.json(
            new Alert(
                type + "/ana/0",
                type,
                1,
                Severity.HIGH,
                Optional.empty(),
                Optional.of("ana"),
                Instant.parse("2026-11-23T10:00:00Z"),
                "ana: eleven transactions",
                "{\"count\":11,\"limitCount\":10,\"windowSeconds\":60,\"total\":{\"EUR\":\"1.00\"},"
                    + "\"transactions\":[{\"id\":\"t\",\"occurredAt\":\"2026-11-23T10:00:00Z\","
                    + "\"amount\":\"1.00\",\"currency\":\"EUR\",\"merchant\":\"Café\","
                    + "\"country\":\"PT\",\"city\":\"Lisbon\"}]}"));
  }

  private static List<String> problems(JsonNode alert) {
    return AlertSchema.problems(PUBLISHED, alert);
  }

  @Test
  void it_is_a_schema_itself() {
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertThat(metaSchema.validate(AlertSchema.read())).isEmpty();
  }

  @Test
  void it_takes_an_alert_published_or_not() {
    var alert = alert("VELOCITY");
    assertThat(problems(alert)).isEmpty();
    alert.put("publishedAt", "2026-11-23T10:00:00.123Z");
    assertThat(problems(alert)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "type",
        "ruleVersion",
        "severity",
        "user",
        "service",
        "raisedAt",
        "publishedAt",
        "summary",
        "evidence"
      })
  void it_wants_every_member_of_an_alert(String member) {
    var alert = alert("VELOCITY");
    assertThat(alert.remove(member)).isNotNull();
    assertThat(problems(alert)).isNotEmpty();
  }

  @Test
  void it_refuses_a_time_that_is_none_and_money_that_is_a_number() {
    var noTime = alert("VELOCITY").put("raisedAt", "2026-11-31T10:00:00Z");
    assertThat(problems(noTime)).isNotEmpty();

    var number = alert("VELOCITY");
    ((ObjectNode) number.at("/evidence/total")).put("EUR", 1.0);
    assertThat(problems(number)).isNotEmpty();
  }

  @Test
  void it_passes_over_what_a_later_version_may_add() {
    var more = alert("VELOCITY").put("region", "eu-central-1");
    ((ObjectNode) more.path("evidence")).put("merchants", 3);
    assertThat(problems(more)).isEmpty();

    var other = alert("LIMIT_BROKEN");
    ((ObjectNode) other.path("evidence")).removeAll();
    assertThat(problems(other)).isEmpty();
  }

  @Test
  void every_type_of_alert_has_evidence_of_its_own() {
    var types =
        Stream.concat(
            Stream.of(
                "ERROR_COUNT",
                "ERROR_RATIO",
                "ERRORS_RESOLVED",
                "NO_REQUESTS",
                "ALERT_FLOOD",
                "MINUTE_NOT_EVALUATED"),
            RuleKinds.ALL.stream().map(RuleKind::name));
    var named = new ArrayList<String>();
    AlertSchema.read()
        .at("/properties/type/examples")
        .forEach(
            type -> {
              var alert = alert(type.asText());
              ((ObjectNode) alert.path("evidence")).removeAll();
              assertThat(problems(alert)).as(type.asText()).isNotEmpty();
              named.add(type.asText());
            });
    assertThat(named).containsExactlyInAnyOrderElementsOf(types.toList());
  }

  private static final FloodGroup FLOOD =
      FloodGroup.of(
          "VELOCITY",
          "2026-11-23T10:00Z",
          "v1#stream#1#shardId-000000000000",
          Instant.parse("2026-11-23T10:00:00Z"),
          Duration.ofMinutes(5));

  @Test
  void it_takes_both_messages_of_a_flood() {
    var now = Instant.parse("2026-11-23T10:00:01Z");
    assertThat(AlertSchema.differences(FLOOD.announcement(now))).isEmpty();
    var closing = AlertSchema.json(FLOOD.closing(new Outbox.OutboxContents(17, List.of())));
    assertThat(problems(closing)).isEmpty();
    assertThat(closing.at("/evidence/count").asInt()).isEqualTo(17);
  }

  @Test
  void it_takes_an_alert_whose_evidence_is_left_out_of_its_message() {
    var alert = FLOOD.announcement(Instant.parse("2026-11-23T10:00:01Z")).shortened();
    assertThat(problems(AlertSchema.json(alert))).isEmpty();
  }
}
