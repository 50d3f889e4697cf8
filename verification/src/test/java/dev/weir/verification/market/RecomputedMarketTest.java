package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.reference.ReferenceFiles;
import dev.weir.events.market.TickJson;
import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkActs;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.Halt;
import dev.weir.market.risk.decide.Decision;
import dev.weir.testkit.CallDisturbance;
import dev.weir.verification.fakes.Script;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A market with negative prices, rates as ticks, corrections, cancels, a split, voids and halts by
 * hand, through the real functions of two Regions: each decision equals the one that {@code
 * recomputation/market.py} computed in exact fractions. That program was written from
 * docs/market.md alone; {@code expected.ndjson} is its output.
 */
class RecomputedMarketTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCENARIO =
      Path.of("src/test/resources/recomputation/split-and-rates").toAbsolutePath();
  // Half of the cent to which the program rounds, plus the error of doubles.
  private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005001");
  private static final BigDecimal OF_A_SHARE = new BigDecimal("0.000001");
  private static final int MICROS = 6;

  private final MarketTables tables = MarketTables.empty();
  private Instant now = Instant.EPOCH;
  private final DrivenRegion first = region("us-east-1");
  private final DrivenRegion second = region("us-east-2");
  private final Iterator<JsonNode> expected = lines("expected.ndjson").iterator();
  private int decided;

  private DrivenRegion region(String name) {
    return new DrivenRegion(name, new Script(), tables, () -> now, MarketVariant.RIGHT);
  }

  private static List<JsonNode> lines(String file) {
    try {
      var nodes = new ArrayList<JsonNode>();
      for (var line : Files.readAllLines(SCENARIO.resolve(file))) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-east-2"})
  void every_decision_of_both_regions_is_that_of_the_recomputation(String earlier) {
    var order = earlier.equals("us-east-1") ? List.of(first, second) : List.of(second, first);
    for (var step : lines("steps.ndjson")) {
      take(step, order);
    }
    assertThat(expected.hasNext()).isFalse();
    assertThat(decided).isGreaterThan(20);
  }

  private void take(JsonNode step, List<DrivenRegion> regions) {
    if (step.has("arrivedAt")) {
      now = Instant.parse(step.get("arrivedAt").asText());
      var tick = TickJson.read(bytes(step.get("tick")), 0, bytes(step.get("tick")).length);
      regions.forEach(region -> region.put(tick));
      regions.forEach(DrivenRegion::marks);
    } else if (step.has("decide")) {
      now = Instant.parse(step.get("decide").asText());
      decide(regions.get(decided++ % 2));
    } else if (step.has("load")) {
      now = Instant.parse(step.get("at").asText());
      load(step.get("load").asText());
    } else {
      act(step);
    }
  }

  private static byte[] bytes(JsonNode tick) {
    return tick.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void load(String directory) {
    tables.references().load(ReferenceFiles.read(SCENARIO.resolve(directory)), now);
  }

  private void act(JsonNode step) {
    now = Instant.parse(step.get("at").asText());
    var acts =
        new MarkActs(
            tables.marks().from(CallDisturbance.NONE), new ConflictRetry(_ -> {}), () -> now);
    var halts = tables.halts().from(CallDisturbance.NONE);
    if (step.has("void")) {
      var name = step.get("void").asText().split("@", 2);
      assertThat(acts.voidMark(name[0], name[1], "kim", "scenario")).isInstanceOf(DONE);
    } else if (step.has("accept")) {
      var name = step.get("accept").asText().split("@", 2);
      var tick = step.get("tick").asText();
      assertThat(acts.accept(name[0], name[1], tick, "kim", "scenario")).isInstanceOf(DONE);
    } else if (step.has("release")) {
      halts.replace(halts.halts().without(step.get("release").asInt()));
    } else {
      var until = Optional.ofNullable(step.get("until").textValue()).map(Instant::parse);
      halts.replace(
          halts
              .halts()
              .with(
                  new Halt(
                      0,
                      step.get("halt").asText(),
                      Action.valueOf(step.get("action").asText()),
                      "kim",
                      "scenario",
                      until)));
    }
  }

  private static final Class<MarkActs.ActResult.StoredAct> DONE =
      MarkActs.ActResult.StoredAct.class;

  private void decide(DrivenRegion region) {
    region.sweep();
    var latest = new TreeMap<String, Decision>();
    tables.risks().history().forEach(each -> latest.put(each.portfolio(), each));
    latest.values().forEach(decision -> assertIs(expected.next(), decision));
    // The other Region's turn comes after the lease.
    now = now.plus(ModelledRegion.LEASE).plus(Duration.ofSeconds(1));
  }

  private void assertIs(JsonNode wanted, Decision decision) {
    var place = "decision %d on %s".formatted(decided, decision.portfolio());
    assertThat(decision.portfolio()).as(place).isEqualTo(wanted.get("portfolio").asText());
    assertThat(decision.state()).as(place).isEqualTo(state(wanted.get("state")));
    var limits = new TreeMap<String, LimitState>();
    decision
        .limits()
        .uses()
        .forEach(use -> limits.put(use.limit().name().toLowerCase(Locale.ROOT), use.state()));
    var wantedLimits = new TreeMap<String, LimitState>();
    wanted
        .get("limits")
        .properties()
        .forEach(e -> wantedLimits.put(e.getKey(), state(e.getValue())));
    assertThat(limits).as(place).isEqualTo(wantedLimits);
    var causes =
        decision.findings().stream().map(each -> each.cause().name()).distinct().sorted().toList();
    assertThat(causes).as(place).isEqualTo(texts(wanted.get("causes")));
    assertThat(decision.marks().unmarked()).as(place).isEqualTo(texts(wanted.get("unmarked")));
    assertThat(decision.marks().stale()).as(place).isEqualTo(texts(wanted.get("stale")));
    var marks = new TreeMap<String, String>();
    for (var mark : decision.marks().byName().values()) {
      mark.price().ifPresent(_ -> marks.put(mark.name(), mark.tick()));
    }
    var wantedMarks = new TreeMap<String, String>();
    wanted
        .get("marks")
        .properties()
        .forEach(e -> wantedMarks.put(e.getKey(), e.getValue().asText()));
    assertThat(marks).as(place).isEqualTo(wantedMarks);
    figures(decision.figures())
        .forEach(
            (name, value) ->
                assertThat(value)
                    .as(place + ": " + name)
                    .isCloseTo(
                        new BigDecimal(wanted.get("figures").get(name).asText()),
                        within(name.equals("largestShare") ? OF_A_SHARE : HALF_A_CENT)));
  }

  private static LimitState state(JsonNode text) {
    return LimitState.valueOf(text.asText());
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Map<String, BigDecimal> figures(RiskFigures figures) {
    return Map.of(
        "gross", BigDecimal.valueOf(figures.gross(), MICROS),
        "net", BigDecimal.valueOf(figures.net(), MICROS),
        "unrealised", BigDecimal.valueOf(figures.unrealised(), MICROS),
        "largestShare", figures.singleNameShare(),
        "valueAtRisk", BigDecimal.valueOf(figures.valueAtRisk(), MICROS),
        "expectedShortfall", BigDecimal.valueOf(figures.expectedShortfall(), MICROS));
  }
}
