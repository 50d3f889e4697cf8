package dev.weir.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The uses of limits are calculated by hand from the definitions in docs/market.md. */
class PortfolioTileTest {

  private static final String DECISION =
      """
      {"portfolio":"growth","version":12,"previousVersion":11,"state":"REDUCING",\
      "reasons":[{"limit":"NET","state":"REDUCING","value":"-850","most":"1000"}],\
      "causes":[{"cause":"STALE","action":"REDUCE"}],"halts":[],"stale":["ACME@XNAS"],\
      "unmarked":["BOLT"],"beyond":[],"figures":{"gross":"1200","net":"-850","unrealised":"-30",\
      "largestSymbol":"ACME","largestShare":"0.25","valueAtRisk":"50","expectedShortfall":"60"},\
      "limits":{"GROSS":"2000","NET":"1000","DAILY_LOSS":"100","SINGLE_NAME":"0.5"},\
      "decidedAt":"2026-11-23T14:30:00Z","region":"us-east-1","marks":{},\
      "more":{"stale":3,"unmarked":0,"beyond":0,"marks":0}}\
      """;

  private static JsonNode tile(String decision, Map<String, String> received) {
    return PortfolioTile.of(ReceivedDecisions.read(decision), received);
  }

  private static String version(long version) {
    return "{\"portfolio\":\"growth\",\"version\":%d}".formatted(version);
  }

  @Test
  void the_most_used_limit_is_shown_with_its_use() {
    var tile = tile(DECISION, Map.of());
    assertThat(tile.path("limit").asText()).isEqualTo("NET");
    assertThat(tile.path("use").decimalValue()).isEqualByComparingTo("0.85");
    assertThat(tile.path("reasons")).hasToString("[\"NET REDUCING\",\"STALE REDUCE\"]");
  }

  @Test
  void a_list_that_was_cut_counts_the_omitted_items() {
    assertThat(tile(DECISION, Map.of()).path("stale").asInt()).isEqualTo(4);
    assertThat(tile(DECISION, Map.of()).path("unmarked").asInt()).isEqualTo(1);
  }

  @Test
  void a_gain_uses_nothing_of_the_limit_on_losses_and_no_limits_have_no_use() {
    var gain =
        DECISION
            .replace("\"-30\"", "\"30\"")
            .replaceFirst("\"limits\":\\{[^}]*}", "\"limits\":{\"DAILY_LOSS\":\"100\"}");
    assertThat(tile(gain, Map.of()).path("use").decimalValue()).isEqualByComparingTo("0");
    var none = DECISION.replaceFirst("\"limits\":\\{[^}]*}", "\"limits\":{}");
    assertThat(tile(none, Map.of()).has("use")).isFalse();
  }

  @Test
  void regions_agree_on_the_same_bytes_only() {
    assertThat(agreement(version(12), version(12))).isEqualTo("SAME");
    assertThat(agreement(version(12), version(11))).isEqualTo("BEHIND");
    assertThat(agreement(version(12), "")).isEqualTo("BEHIND");
    assertThat(agreement("", "")).isEqualTo("SAME");
    assertThat(agreement(version(12), version(12).replace("}", ",\"state\":\"HALTED\"}")))
        .isEqualTo("DIFFERENT");
  }

  private static String agreement(String east, String west) {
    return tile(DECISION, Map.of("us-east-1", east, "us-east-2", west)).path("agreement").asText();
  }

  @Test
  void a_message_that_is_not_a_decision_is_not_taken_for_one() {
    var received = new ReceivedDecisions();
    received.add("not JSON", Instant.EPOCH);
    received.add("{\"heartbeat\":\"group-3\",\"version\":4}", Instant.EPOCH);
    received.add("[]", Instant.EPOCH);
    received.add(version(3), Instant.EPOCH);
    var all = JsonNodeFactory.instance.arrayNode();
    received.describe("us-east-1", all);
    assertThat(all).hasSize(1);
    assertThat(received.of("growth")).isEqualTo(version(3));
    assertThat(received.of("group-3")).isEmpty();
  }
}
