package dev.weir.rehearsal.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rehearsal.drill.PlantedDrill.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applies the drills' checks to a healthy pipeline and to faulty ones. */
class DrillReportTest {

  private static final Map<String, DrillFault> DRILLS =
      Map.of(
          "region-loss", DrillFault.LOSS,
          "partition", DrillFault.PARTITION,
          "conflict", DrillFault.conflicts(0.3));

  // Conflicts neither cut off a Region nor cause a take-over.
  private static final EnumSet<Fault> OF_ISOLATION =
      EnumSet.of(Fault.LEAKING_REPLICA, Fault.NOBODY_TAKES_OVER);

  static Stream<String> drills() {
    return DRILLS.keySet().stream().sorted();
  }

  static Stream<Arguments> planted() {
    return drills()
        .flatMap(
            drill ->
                EnumSet.allOf(Fault.class).stream()
                    .filter(fault -> DRILLS.get(drill).isolates() || !OF_ISOLATION.contains(fault))
                    .map(fault -> Arguments.of(drill, fault)));
  }

  private static List<String> broken(DrillReport report) {
    return report.findings().stream()
        .filter(finding -> !finding.holds())
        .map(DrillReport.DrillFinding::text)
        .toList();
  }

  private static String printed(DrillReport report) {
    var text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("drills")
  void a_healthy_pipeline_keeps_all_guarantees(String drill) {
    var report = new PlantedDrill(DRILLS.get(drill)).run();
    assertThat(broken(report)).isEmpty();
    assertThat(report.isKept()).isTrue();
    assertThat(report.toJson().path("kept").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("planted")
  void each_planted_fault_fails_each_drill_that_it_can_happen_in(String drill, Fault fault) {
    var report = new PlantedDrill(DRILLS.get(drill), fault).run();
    assertThat(report.isKept()).as("%s", report.findings()).isFalse();
    assertThat(report.toJson().path("kept").asBoolean()).isFalse();
    assertThat(printed(report)).contains("✘");
  }

  private static List<String> broken(Fault fault) {
    return broken(new PlantedDrill(DrillFault.PARTITION, fault).run());
  }

  @Test
  void data_that_arrives_only_after_the_repair_counts_as_lost() {
    for (var fault :
        List.of(
            Fault.STALE_SURVIVOR,
            Fault.BUFFERED_UNTIL_REPAIRED,
            Fault.TICK_THAT_WAITS_FOR_THE_REPAIR)) {
      assertThat(broken(fault)).as("%s", fault).anyMatch(text -> text.startsWith("RPO not 0"));
      assertThat(broken(fault)).noneMatch(text -> text.startsWith("the final figures"));
    }
  }

  @Test
  void a_tick_that_is_lost_for_good_is_missing_at_the_end() {
    assertThat(broken(Fault.LOST_TICK)).anyMatch(text -> text.startsWith("the final figures"));
  }

  @Test
  void a_decision_from_before_the_fault_that_the_survivor_lacks_is_lost() {
    assertThat(broken(Fault.UNREPLICATED_DECISION)).anyMatch(text -> text.startsWith("RPO not 0"));
  }

  @Test
  void foreign_decisions_that_reach_an_isolated_region_are_counted() {
    assertThat(broken(Fault.LEAKING_REPLICA))
        .containsExactly("20 decisions made without us-east-1 reached it before it was restored");
  }

  @Test
  void a_load_that_is_not_reached_is_reported_with_the_actual_load() {
    assertThat(broken(Fault.SLOW_LOAD))
        .contains(
            "us-east-2 acknowledged at least 0.8 of the nominal 1 ticks per second in every 5 s"
                + " while reachable");
  }

  @Test
  void a_lost_region_is_not_blamed_for_ticks_that_it_could_not_take() {
    var report = new PlantedDrill(DrillFault.LOSS).run();
    assertThat(report.isKept()).isTrue();
    assertThat(report.toJson().path("refused").asInt()).isEqualTo(20);
    assertThat(printed(report)).contains("70 ticks acknowledged; us-east-1 rejected 20");
  }

  @Test
  void the_figures_are_reported_as_observed() {
    var json = new PlantedDrill(DrillFault.PARTITION).run().toJson();
    assertThat(json.path("rtoMillis").asLong()).isEqualTo(1_600);
    assertThat(json.path("caughtUpMillis").asLong()).isEqualTo(400);
    assertThat(json.path("survivorTicks").asLong()).isEqualTo(30);
    assertThat(json.path("regions").path(0).path("leastTicksPerSecond").asDouble()).isEqualTo(1);
    var taken = new PlantedDrill(DrillFault.PARTITION, Fault.NOBODY_TAKES_OVER).run().toJson();
    assertThat(taken.path("rtoMillis").isNull()).isTrue();
  }
}
