package dev.weir.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.alerts.Alert;
import dev.weir.alerts.Severity;
import dev.weir.alerts.StoredAlert;
import dev.weir.alerts.StoredAlert.Fate;
import dev.weir.cli.quality.Labels;
import dev.weir.transactions.rules.RuleKinds;
import dev.weir.transactions.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page gets about fraud: alerts, and each rule with the quality of its alerts. */
class FraudBoardTest {

  private static final RuleSet RULES =
      RuleSet.parse("{\"rules\":{\"CARD_TESTING\":{\"mode\":\"shadow\"}}}", 3);

  @TempDir private Path folder;

  private static StoredAlert alert(String rule, int version, String user, boolean isShadow) {
    var mode = isShadow ? "\"mode\":\"shadow\"," : "";
    var alert =
        new Alert(
            rule + "/" + user,
            rule,
            version,
            Severity.HIGH,
            Optional.empty(),
            Optional.of(user),
            Instant.parse("2026-11-23T12:00:00Z"),
            user + ": something",
            "{%s\"transactions\":[{\"id\":\"t1\"}]}".formatted(mode));
    return new StoredAlert(
        alert, Optional.empty(), isShadow ? Fate.RECORDED : Fate.PUBLISHED_OR_WAITING);
  }

  private static JsonNode board(
      List<StoredAlert> alerts, Optional<Labels> labels, Map<String, String> query) {
    return FraudBoard.of(alerts, RULES, labels, Duration.ofDays(30), AlertSelection.of(query));
  }

  private static JsonNode rule(JsonNode board, String name) {
    return StreamSupport.stream(board.path("rules").spliterator(), false)
        .filter(rule -> rule.path("rule").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private final List<StoredAlert> alerts =
      List.of(
          alert("VELOCITY", 3, "ana", false),
          alert("VELOCITY", 2, "bob", false),
          alert("CARD_TESTING", 3, "cat", true));

  @Test
  void every_rule_has_its_mode_and_its_live_and_shadow_alerts() {
    var board = board(alerts, Optional.empty(), Map.of());

    assertThat(board.path("rules")).hasSameSizeAs(RuleKinds.ALL);
    assertThat(rule(board, "VELOCITY").path("live").asInt()).isEqualTo(2);
    assertThat(rule(board, "VELOCITY").path("mode").asText()).isEqualTo("on");
    assertThat(rule(board, "CARD_TESTING").path("live").asInt()).isZero();
    assertThat(rule(board, "CARD_TESTING").path("shadow").asInt()).isEqualTo(1);
    assertThat(rule(board, "CARD_TESTING").path("mode").asText()).isEqualTo("shadow");
    assertThat(rule(board, "AMOUNT_SPIKE").path("versions")).isEmpty();
  }

  @Test
  void labels_give_the_quality_of_each_version_and_without_them_it_is_unknown() throws IOException {
    var file = Files.writeString(folder.resolve("labels.csv"), "ana,t1,fraud\nbob,t1,ok\n");

    var known = board(alerts, Optional.of(Labels.read(file)), Map.of());
    assertThat(known.path("labels").asInt()).isEqualTo(2);
    assertThat(rule(known, "VELOCITY").path("versions").findValuesAsText("precision"))
        .containsExactly("0.000", "1.000");
    assertThat(rule(known, "VELOCITY").at("/versions/1/recall").asText()).isEqualTo("1.000");

    var unknown = board(alerts, Optional.empty(), Map.of());
    assertThat(unknown.has("labels")).isFalse();
    assertThat(rule(unknown, "VELOCITY").at("/versions/0/precision").asText()).isEqualTo("-");
  }

  @Test
  void alerts_are_selected_by_rule_mode_and_a_part_of_the_user() {
    assertThat(users(Map.of("rule", "VELOCITY"))).containsExactly("ana", "bob");
    assertThat(users(Map.of("mode", "shadow"))).containsExactly("cat");
    assertThat(users(Map.of("mode", "live", "user", "B"))).containsExactly("bob");
    assertThat(users(Map.of())).hasSize(3);
  }

  private List<String> users(Map<String, String> query) {
    return board(alerts, Optional.empty(), query).path("alerts").findValuesAsText("user");
  }

  @Test
  void alerts_beyond_the_bound_are_counted_and_not_listed() {
    var many =
        IntStream.range(0, FraudBoard.MAX_LISTED + 5)
            .mapToObj(i -> alert("VELOCITY", 3, "u" + i, false))
            .toList();

    var board = board(many, Optional.empty(), Map.of());

    assertThat(board.path("count").asInt()).isEqualTo(FraudBoard.MAX_LISTED + 5);
    assertThat(board.path("alerts")).hasSize(FraudBoard.MAX_LISTED);
  }
}
