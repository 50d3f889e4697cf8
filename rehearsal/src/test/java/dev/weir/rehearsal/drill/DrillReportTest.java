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
        .map(DrillReport.Finding::text)
        .toList();
  }

  private static String printed(DrillReport report) {
    var text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("drills")
  void a_healthy_pipeline_keeps_all_that_is_promised(String drill) {
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
  void what_waits_for_the_repair_is_lost_though_all_is_right_in_the_end() {
    for (var fault :
        List.of(
            Fault.STALE_SURVIVOR,
            Fault.BUFFERED_UNTIL_REPAIRED,
            Fault.TICK_THAT_WAITS_FOR_THE_REPAIR)) {
      assertThat(broken(fault)).as("%s", fault).anyMatch(text -> text.startsWith("RPO not 0"));
      assertThat(broken(fault)).noneMatch(text -> text.startsWith("at the end"));
    }
  }

  @Test
  void a_tick_that_is_lost_for_good_is_missing_at_the_end() {
    assertThat(broken(Fault.LOST_TICK)).anyMatch(text -> text.startsWith("at the end"));
  }

  @Test
  void a_decision_that_came_before_the_break_and_not_in_the_survivor_is_lost() {
    assertThat(broken(Fault.UNREPLICATED_DECISION)).anyMatch(text -> text.startsWith("RPO not 0"));
  }

  @Test
  void decisions_of_others_that_reach_a_region_that_is_cut_off_are_counted() {
    assertThat(broken(Fault.LEAKING_REPLICA))
        .containsExactly(
            "20 decisions that were made without us-east-1 reached it before it was fixed");
  }

  @Test
  void a_load_that_is_not_reached_is_named_with_what_was() {
    assertThat(broken(Fault.SLOW_LOAD))
        .contains(
            "us-east-2 acknowledged 0.8 of the stated 1 ticks a second or more, in each 5 s that"
                + " it could");
  }

  @Test
  void a_lost_region_is_not_blamed_for_ticks_that_it_could_not_take() {
    var report = new PlantedDrill(DrillFault.LOSS).run();
    assertThat(report.isKept()).isTrue();
    assertThat(report.toJson().path("refused").asInt()).isEqualTo(20);
    assertThat(printed(report)).contains("70 ticks acknowledged; us-east-1 took 20 no more");
  }

  @Test
  void the_figures_are_reported_as_they_were_seen() {
    var json = new PlantedDrill(DrillFault.PARTITION).run().toJson();
    assertThat(json.path("rtoMillis").asLong()).isEqualTo(1_600);
    assertThat(json.path("caughtUpMillis").asLong()).isEqualTo(400);
    assertThat(json.path("survivorTicks").asLong()).isEqualTo(30);
    assertThat(json.path("regions").path(0).path("leastTicksPerSecond").asDouble()).isEqualTo(1);
    var taken = new PlantedDrill(DrillFault.PARTITION, Fault.NOBODY_TAKES_OVER).run().toJson();
    assertThat(taken.path("rtoMillis").isNull()).isTrue();
  }
}
