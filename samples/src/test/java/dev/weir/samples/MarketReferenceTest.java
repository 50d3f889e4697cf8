package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class MarketReferenceTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final MarketSample SAMPLE = MarketSample.of(7, START, 20_000, 500);
  private static final MarketReference REFERENCE = SAMPLE.reference();

  @Test
  void there_are_five_files_of_as_many_columns_in_each_line() {
    var files = REFERENCE.files();

    assertThat(files.keySet())
        .containsExactly(
            "collars.csv",
            "fx.csv",
            "instruments.csv",
            "limits.csv",
            "positions.csv",
            "sessions.csv");
    assertThat(lines("instruments.csv")).hasSize(301);
    assertThat(lines("instruments.csv").getFirst())
        .startsWith("symbol,name,asset_class,currency,multiplier,r1,r2,")
        .endsWith(",r499,r500");
    assertThat(lines("fx.csv"))
        .containsExactly("currency,rate", "EUR,1.0850", "GBP,1.2700", "JPY,0.0067", "USD,1");
    assertThat(lines("positions.csv").getFirst())
        .isEqualTo("portfolio,symbol,quantity,average_cost");
    assertThat(lines("limits.csv").getFirst())
        .isEqualTo("portfolio,gross,net,value_at_risk,expected_shortfall,single_name,daily_loss");
    assertThat(lines("sessions.csv"))
        .startsWith("venue,session,opens_at,closes_at")
        .contains("XNAS,2026-11-23,2026-11-23T08:00:00Z,2026-11-23T09:00:40Z");
    for (var file : files.keySet()) {
      var columns = columns(lines(file).getFirst());
      assertThat(lines(file)).allMatch(line -> columns(line) == columns);
    }
  }

  private static List<String> lines(String file) {
    return REFERENCE.files().get(file).lines().toList();
  }

  private static int columns(String line) {
    return line.split(",", -1).length;
  }

  @Test
  void the_files_are_written_to_a_directory(@TempDir Path directory) throws IOException {
    var made = directory.resolve("reference");

    REFERENCE.write(made);

    for (var file : REFERENCE.files().entrySet()) {
      assertThat(Files.readString(made.resolve(file.getKey()))).isEqualTo(file.getValue());
    }
  }

  @Test
  void portfolios_have_from_a_handful_to_all_instruments_long_and_short() {
    var sizes =
        REFERENCE.positions().stream()
            .collect(Collectors.groupingBy(MarketPosition::portfolio, Collectors.counting()));
    var large = MarketSample.of(7, START, 1_000, 500).ofSize(600, 10, 3).reference();

    assertThat(sizes).hasSize(20).containsValue(300L);
    assertThat(sizes.values()).anyMatch(size -> size < 10).allMatch(size -> size >= 5);
    assertThat(REFERENCE.positions())
        .allMatch(each -> each.quantity().signum() != 0)
        .anyMatch(each -> each.quantity().signum() < 0)
        .anyMatch(each -> each.quantity().signum() > 0);
    assertThat(large.positions().stream().filter(each -> each.portfolio().equals("pf-003")))
        .hasSize(500);
  }

  @Test
  void it_is_complete_and_nothing_is_there_twice() {
    var instruments =
        REFERENCE.instruments().stream()
            .collect(Collectors.toMap(MarketInstrument::symbol, each -> each));

    assertThat(instruments.values())
        .allMatch(each -> each.returns().size() == 500)
        .allMatch(each -> REFERENCE.fx().containsKey(each.currency()))
        .anyMatch(each -> each.multiplier().compareTo(BigDecimal.ONE) > 0);
    assertThat(REFERENCE.positions())
        .allMatch(each -> instruments.containsKey(each.symbol()))
        .extracting(each -> each.portfolio() + " " + each.symbol())
        .doesNotHaveDuplicates();
    assertThat(REFERENCE.limits()).extracting(MarketLimits::portfolio).doesNotHaveDuplicates();
    assertThat(REFERENCE.limits()).anyMatch(each -> each.net().isEmpty());
  }

  @Test
  void returns_of_instruments_go_together_and_most_of_all_within_a_sector() {
    var technology = ofSector("TEC");
    var utilities = ofSector("UTI");

    assertThat(correlation(technology.get(0), technology.get(1))).isGreaterThan(0.2);
    assertThat(correlation(technology.get(0), utilities.get(0))).isGreaterThan(0.05);
    assertThat(correlation(technology.get(0), ofSector("HAV").get(0))).isLessThan(0);
  }

  private static List<double[]> ofSector(String code) {
    return REFERENCE.instruments().stream()
        .filter(each -> each.symbol().startsWith(code))
        .map(each -> each.returns().stream().mapToDouble(BigDecimal::doubleValue).toArray())
        .toList();
  }

  private static double correlation(double[] one, double[] other) {
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  }

  private static double product(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(day -> one[day] * other[day]).sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void while_the_market_is_quiet_no_portfolio_uses_seventy_percent_of_a_limit(long seed) {
    var quiet = MarketSample.of(seed, START, 20_000, 100).withoutCrash();
    var risk = new NaiveLimitUse(quiet.reference());
    var ticks = quiet.ticks().iterator();

    for (var count = 1; ticks.hasNext(); count++) {
      risk.mark(ticks.next());
      if (count >= quiet.listings() && count % 400 == 0) {
        assertThat(risk.used().values()).allMatch(of -> worst(of) < 0.7);
      }
    }
  }

  private static double worst(Map<String, Double> used) {
    return used.values().stream().mapToDouble(each -> each).max().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void two_thousand_ticks_are_enough_for_a_crash_that_breaks_limits(long seed) {
    var demo = MarketSample.of(seed, START, 2_000, 200);
    var risk = new NaiveLimitUse(demo.reference());
    demo.ticks()
        .takeWhile(tick -> tick.occurredAt().isBefore(START.plus(demo.crash().begins())))
        .forEach(risk::mark);

    assertThat(risk.used().values()).allMatch(of -> worst(of) < 0.7);
    demo.ticks()
        .takeWhile(tick -> tick.occurredAt().isBefore(START.plus(demo.crash().turns())))
        .forEach(risk::mark);
    assertThat(risk.used().values()).anyMatch(of -> worst(of) > 1);
    for (var feed : MarketFeed.values()) {
      assertThat(demo.gaps(feed)).hasSizeGreaterThan(20);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_crash_breaks_some_limits_not_all_and_some_come_back(long seed) {
    var sample = MarketSample.of(seed, START, 20_000, 500);
    var risk = new NaiveLimitUse(sample.reference());
    sample
        .ticks()
        .takeWhile(tick -> tick.occurredAt().isBefore(START.plus(sample.crash().turns())))
        .forEach(risk::mark);
    var atBottom = risk.used();
    sample.ticks().forEach(risk::mark);
    var after = risk.used();

    var broken = atBottom.keySet().stream().filter(each -> worst(atBottom.get(each)) > 1).toList();
    assertThat(broken).hasSizeBetween(2, 15);
    assertThat(broken).anyMatch(each -> worst(after.get(each)) < 0.75);
    assertThat(broken).anyMatch(each -> worst(after.get(each)) > 0.75);
  }
}
