package dev.weir.rehearsal.drill;

import static dev.weir.rehearsal.trial.Decisions.decision;
import static dev.weir.rehearsal.trial.Decisions.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.market.DecisionView;
import dev.weir.rehearsal.trial.DecisionLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillReportTest {

  private static final String EAST = "us-east-1";
  private static final String WEST = "us-west-2";
  private static final DecisionView FIRST = decision("D1-a", 1, EAST);
  private static final DecisionView SECOND = decision("D1-a", 2, WEST);

  private static final TakeOver TAKEN_OVER =
      new TakeOver(true, List.of(Optional.of(Duration.ofMillis(10_100))));

  private static DrillReport report(
      TakeOver takeOver, List<String> wrong, DecisionLog east, DecisionLog west) {
    return new DrillReport(
        List.of(EAST, WEST), EAST, 12_000, 340, takeOver, wrong, Map.of(EAST, east, WEST, west));
  }

  private static DrillReport report(DecisionLog east, DecisionLog west) {
    return report(TAKEN_OVER, List.of(), east, west);
  }

  private static DrillReport recovered(List<Optional<Duration>> recovery) {
    var takeOver = new TakeOver(true, recovery);
    return report(takeOver, List.of(), received(FIRST, SECOND), received(FIRST, SECOND));
  }

  private static String printed(DrillReport report) {
    var text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void where_both_received_the_same_in_order_all_is_kept() {
    var report = report(received(FIRST, SECOND), received(FIRST, SECOND));
    assertThat(report.isKept()).isTrue();
    assertThat(report.toJson())
        .hasToString(
            """
            {"kept":true,"broken":"us-east-1","acknowledged":12000,"refused":340,\
            "differences":0,"led":1,"takenOver":1,"rtoMillis":10100,"agree":true,"regions":[\
            {"region":"us-east-1","decisions":2,"lost":0,"duplicated":0,"outOfOrder":0},\
            {"region":"us-west-2","decisions":2,"lost":0,"duplicated":0,"outOfOrder":0}]}\
            """);
    assertThat(printed(report))
        .contains("12,000 ticks acknowledged; us-east-1 took 340 no more while it was broken")
        .contains("✔ RTO 10.1 s: until the other Region decided on the last of 1 portfolios")
        .contains("us-west-2 received 2 decisions: 0 lost, 0 twice, 0 out of order");
  }

  @Test
  void a_decision_that_only_one_region_received_is_named() {
    var report = report(received(FIRST), received(FIRST, SECOND));
    assertThat(report.isKept()).isFalse();
    assertThat(report.toJson().path("agree").asBoolean()).isFalse();
    assertThat(printed(report)).contains("D1-a#2 came in us-west-2 only");
  }

  @Test
  void a_version_that_is_not_the_same_in_both_is_named() {
    var report = report(received(FIRST, SECOND), received(FIRST, decision("D1-a", 2, EAST)));
    assertThat(report.isKept()).isFalse();
    assertThat(printed(report)).contains("D1-a#2 differs");
  }

  @Test
  void what_is_lost_twice_or_out_of_order_breaks_the_promise() {
    var third = decision("D1-a", 3, WEST);
    for (var bad :
        List.of(
            received(FIRST, third),
            received(FIRST, FIRST, SECOND, third),
            received(FIRST, third, SECOND))) {
      assertThat(report(bad, bad).isKept()).isFalse();
    }
    assertThat(printed(report(received(FIRST, third), received(FIRST, SECOND, third))))
        .contains("us-east-1 received 2 decisions: 1 lost, 0 twice, 0 out of order");
  }

  @Test
  void a_final_figure_that_is_not_right_breaks_the_promise_and_is_told() {
    var wrong = List.of("D1-a: gross is 1.00 and should be 2.00");
    var report = report(TAKEN_OVER, wrong, received(FIRST), received(FIRST));
    assertThat(report.isKept()).isFalse();
    assertThat(report.toJson().path("differences").asInt()).isEqualTo(1);
    assertThat(printed(report))
        .contains("✘ the final figures are not those of all acknowledged ticks: 1 differences")
        .contains(wrong.getFirst())
        .doesNotContain("RPO 0");
  }

  @Test
  void the_recovery_time_is_that_of_the_last_portfolio() {
    var report =
        recovered(
            List.of(Optional.of(Duration.ofMillis(900)), Optional.of(Duration.ofMillis(12_340))));
    assertThat(report.isKept()).isTrue();
    assertThat(report.toJson().path("rtoMillis").asLong()).isEqualTo(12_340);
    assertThat(printed(report))
        .contains("✔ RTO 12.3 s: until the other Region decided on the last of 2 portfolios");
  }

  @Test
  void a_portfolio_that_nobody_took_over_breaks_the_promise_though_all_is_right_in_the_end() {
    var report = recovered(List.of(Optional.of(Duration.ofSeconds(2)), Optional.empty()));
    assertThat(report.isKept()).isFalse();
    assertThat(report.toJson().path("kept").asBoolean()).isFalse();
    assertThat(report.toJson().path("takenOver").asInt()).isEqualTo(1);
    assertThat(report.toJson().path("rtoMillis").isNull()).isTrue();
    assertThat(printed(report))
        .contains("✘ RTO none: the other Region did not take over 1 of 2 portfolios");
  }

  @Test
  void where_there_was_nothing_to_take_over_nothing_is_shown_by_it() {
    var report = recovered(List.of());
    assertThat(report.isKept()).isFalse();
    assertThat(report.toJson().path("rtoMillis").isNull()).isTrue();
    assertThat(printed(report))
        .contains("✘ no take-over was seen: the Region that broke led no portfolio");
  }

  @Test
  void a_fault_that_leaves_a_region_its_portfolios_calls_for_no_take_over() {
    var takeOver = new TakeOver(false, List.of(Optional.empty()));
    var report = report(takeOver, List.of(), received(FIRST), received(FIRST));
    assertThat(report.isKept()).isTrue();
    assertThat(report.toJson().path("rtoMillis").isNull()).isTrue();
    assertThat(printed(report)).doesNotContain("RTO").doesNotContain("take-over");
  }
}
