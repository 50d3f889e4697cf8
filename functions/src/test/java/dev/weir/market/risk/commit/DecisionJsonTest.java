package dev.weir.market.risk.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.market.DecisionText;
import dev.weir.market.Mark;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.Halts;
import dev.weir.market.risk.decide.Decision;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");

  private static final Halts HALTS =
      new Halts(
          5,
          4,
          List.of(
              new Halt(4, "*", Action.REDUCE, "kim", "a rumour", Optional.of(AT.plusSeconds(60)))));

  private static Decision decision(Limits limits, List<String> beyond, Optional<Instant> feedTime) {
    var figures =
        new RiskFigures(101_500_000, -1_000_001, 0, "ACME", 50_750_000, 1_234_567, 2_000_000);
    var marks = new TreeMap<String, Mark>();
    marks.put(
        "ACME@XNAS", new Mark("ACME", "XNAS", "2026-11-23", 1204, new BigDecimal("101.5"), AT));
    return new Decision(
        "growth",
        2,
        figures,
        new Decision.LimitCheck(limits, limits.uses(figures, Map.of(), true)),
        beyond.isEmpty()
            ? List.of(
                new Finding(Cause.UNMARKED, Action.HALT, List.of("BOLT")),
                new Finding(Cause.SILENT, Action.WARN, List.of("XNAS")))
            : List.of(new Finding(Cause.BEYOND, Action.HALT, beyond)),
        new Decision.MarksUsed(marks, List.of("ACME@XNAS"), List.of("BOLT"), beyond),
        new Decision.Provenance(
            3,
            HALTS,
            new Decision.DecisionTimes(
                feedTime, AT.plusMillis(250), AT.plusMillis(20_250), Optional.of(AT)),
            "group-3",
            "us-east-1",
            7));
  }

  @Test
  void a_decision_says_all_that_it_was_made_from() {
    var limits =
        new Limits(
            Map.of(Limit.GROSS, new BigDecimal("100"), Limit.SINGLE_NAME, new BigDecimal("0.9")));
    assertThat(DecisionJson.write(decision(limits, List.of(), Optional.of(AT))))
        .isEqualTo(
            """
            {"portfolio":"growth","version":2,"previousVersion":1,"state":"HALTED",\
            "reasons":[{"limit":"GROSS","state":"HALTED","value":"101.500000","most":"100"}],\
            "causes":[{"cause":"UNMARKED","action":"HALT"},\
            {"cause":"SILENT","action":"WARN","venues":["XNAS"]}],\
            "halts":[{"number":4,"scope":"*","action":"REDUCE","actor":"kim",\
            "reason":"a rumour","until":"2026-11-23T14:31:00Z"}],\
            "stale":["ACME@XNAS"],"unmarked":["BOLT"],"beyond":[],\
            "figures":{"gross":"101.500000","net":"-1.000001","unrealised":"0.000000",\
            "largestSymbol":"ACME","largestShare":"0.5","valueAtRisk":"1.234567",\
            "expectedShortfall":"2.000000"},"limits":{"GROSS":"100","SINGLE_NAME":"0.9"},\
            "referenceVersion":3,"feedTime":"2026-11-23T14:30:00Z",\
            "decidedAt":"2026-11-23T14:30:00.250Z","validUntil":"2026-11-23T14:30:20.250Z",\
            "group":"group-3","region":"us-east-1","epoch":7,\
            "marks":{"ACME@XNAS":"2026-11-23/1204"}}\
            """);
  }

  @Test
  void the_figures_of_a_written_decision_can_be_read_without_the_rest() {
    var decision = decision(Limits.NONE, List.of(), Optional.of(AT));
    assertThat(DecisionJson.figuresOf(DecisionJson.write(decision)))
        .startsWith("{\"figures\":{\"gross\":\"101.500000\",")
        .isEqualTo(DecisionJson.figures(decision.figures()));
    assertThat(DecisionJson.figuresOf("{\"marks\":{\"figures\":{}}}")).isEqualTo("{}");
  }

  @Test
  void without_limits_and_marks_it_is_still_whole() {
    var json = DecisionJson.write(decision(Limits.NONE, List.of(), Optional.empty()));
    assertThat(json)
        .contains(
            "\"state\":\"HALTED\",\"reasons\":[],\"causes\":[{\"cause\":\"UNMARKED\"",
            "\"limits\":{}")
        .doesNotContain("feedTime");
  }

  @Test
  void what_can_not_be_computed_halts() {
    var json = DecisionJson.write(decision(Limits.NONE, List.of("BIG"), Optional.of(AT)));
    assertThat(json).contains("\"state\":\"HALTED\"", "\"beyond\":[\"BIG\"]");
  }

  private static Decision of(int positions, int venues) {
    var marks = new TreeMap<String, Mark>();
    for (var i = 0; i < positions * venues; i++) {
      var symbol = "S".repeat(28) + (1_000 + i % positions);
      var venue = "V".repeat(15) + i / positions;
      var mark = new Mark(symbol, venue, "\"".repeat(32), Long.MAX_VALUE - i, BigDecimal.TEN, AT);
      marks.put(mark.name(), mark);
    }
    var few = decision(Limits.NONE, List.of("ACME"), Optional.of(AT));
    return new Decision(
        few.portfolio(),
        few.version(),
        few.figures(),
        few.limits(),
        few.findings(),
        new Decision.MarksUsed(
            marks,
            List.copyOf(marks.keySet()),
            marks.values().stream().map(Mark::symbol).distinct().toList(),
            few.marks().beyond()),
        few.provenance());
  }

  @Test
  void the_longest_decision_names_some_and_says_how_many_more_there_are() throws IOException {
    var text = DecisionJson.write(of(3_000, 3));
    assertThat(text.length()).isLessThan(DecisionJson.MAX_BYTES);
    var json = new JsonMapper().readTree(text);
    assertThat(json.path("marks")).hasSize(DecisionJson.MAX_NAMED);
    assertThat(json.path("stale")).hasSize(DecisionJson.MAX_NAMED);
    assertThat(json.path("more"))
        .hasToString("{\"stale\":8500,\"unmarked\":2500,\"beyond\":0,\"marks\":8500}");
    assertThat(json.path("figures").path("gross").asText()).isEqualTo("101.500000");
  }

  @Test
  void a_decision_that_is_short_enough_names_all() throws IOException {
    var text = DecisionJson.write(of(700, 1));
    assertThat(text.length()).isLessThanOrEqualTo(DecisionJson.MAX_BYTES);
    var json = new JsonMapper().readTree(text);
    assertThat(json.path("marks")).hasSize(700);
    assertThat(json.has("more")).isFalse();
  }

  @Test
  void the_stored_form_has_the_marks_once_and_is_assembled_to_the_delivered_form() {
    var usual = usual();
    var head = DecisionJson.head(usual);
    assertThat(head).doesNotContain("@XNAS\":").contains("\"marks\":{}");
    assertThat(DecisionText.whole(head, DecisionText.marks(usual.marks().byName().values())))
        .isEqualTo(DecisionJson.write(usual));
    // Eleven write units; with the marks as text it would be 27.
    assertThat(head.length() + DecisionText.marks(usual.marks().byName().values()).length)
        .isLessThan(11 * 1024);
  }

  /** Returns a decision on 500 typical positions. */
  private static Decision usual() {
    var random = new Random(1);
    var few = decision(Limits.NONE, List.of(), Optional.of(AT));
    var marks = new TreeMap<String, Mark>();
    for (var i = 0; i < 500; i++) {
      var price = BigDecimal.valueOf(1_000 + random.nextInt(100_000), 2);
      var at = AT.plusNanos(1_000L * random.nextInt(30_000_000));
      var sequence = 1 + random.nextInt(100_000);
      var mark = new Mark("SYM" + i, "XNAS", "2026-11-23", sequence, price, at);
      marks.put(mark.name(), mark);
    }
    return new Decision(
        few.portfolio(),
        few.version(),
        few.figures(),
        few.limits(),
        few.findings(),
        new Decision.MarksUsed(
            marks, few.marks().stale(), few.marks().unmarked(), few.marks().beyond()),
        few.provenance());
  }

  @Test
  void a_decision_that_was_stored_whole_is_delivered_as_it_is() {
    var whole = DecisionJson.write(of(3, 1));
    assertThat(DecisionText.whole(whole, DecisionText.marks(of(3, 1).marks().byName().values())))
        .isEqualTo(whole);
  }
}
