package dev.weir.rehearsal.trial;

import static dev.weir.rehearsal.trial.Decisions.START;
import static dev.weir.rehearsal.trial.Decisions.decision;
import static dev.weir.rehearsal.trial.Decisions.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rehearsal.trial.Decisions.Batches;
import dev.weir.rehearsal.trial.Decisions.Ticking;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionLogTest {

  private static final String EAST = "us-east-1";
  private static final String WEST = "us-west-2";

  private static List<Long> check(DecisionLog log) {
    return List.of(log.check().gaps(), log.check().repeated(), log.check().disordered());
  }

  @Test
  void ordered_decisions_are_correct_for_each_portfolio() {
    var log =
        received(
            decision("D1-a", 1, EAST),
            decision("D1-b", 1, EAST),
            decision("D1-a", 2, EAST),
            decision("D1-b", 2, WEST),
            decision("D1-a", 3, WEST));
    assertThat(check(log)).containsExactly(0L, 0L, 0L);
    assertThat(log.all()).hasSize(5);
    assertThat(log.latest()).containsOnlyKeys("D1-a", "D1-b");
    assertThat(log.latest().get("D1-a").version()).isEqualTo(3);
    assertThat(log.byVersion())
        .containsOnlyKeys("D1-a#1", "D1-a#2", "D1-a#3", "D1-b#1", "D1-b#2")
        .containsEntry("D1-b#2", decision("D1-b", 2, WEST).text());
  }

  @Test
  void a_missing_version_is_a_gap() {
    var log = received(decision("D1-a", 1, EAST), decision("D1-a", 3, EAST));
    assertThat(check(log)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void duplicates_are_counted() {
    var log = received(decision("D1-a", 1, EAST), decision("D1-a", 1, EAST));
    assertThat(check(log)).containsExactly(0L, 1L, 0L);
  }

  @Test
  void reordered_decisions_are_counted() {
    var log =
        received(
            decision("D1-a", 1, EAST),
            decision("D1-a", 2, EAST),
            decision("D1-a", 3, EAST),
            decision("D1-a", 2, EAST));
    assertThat(check(log)).containsExactly(0L, 0L, 1L);
  }

  @Test
  void portfolios_outside_the_drill_are_ignored() {
    var log = received(decision("growth", 7, EAST), decision("growth", 9, EAST));
    assertThat(log.all()).isEmpty();
    assertThat(check(log)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void while_the_region_is_unreachable_it_waits_and_then_continues() {
    var batches = new Batches();
    batches.add(decision("D1-a", 1, EAST));
    batches.addFailure();
    batches.add(decision("D1-a", 2, EAST), decision("D1-a", 3, EAST));
    var log = Decisions.read(batches, new Ticking());
    assertThat(log.all()).hasSize(3);
    assertThat(check(log)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void the_first_decision_of_a_region_after_a_moment_is_found_by_when_it_was_received() {
    var log =
        received(
            decision("D1-a", 1, WEST),
            decision("D1-a", 2, EAST),
            decision("D1-b", 1, WEST),
            decision("D1-a", 3, WEST),
            decision("D1-a", 4, WEST));
    assertThat(log.firstAfter(START.plusSeconds(1), "D1-a", WEST)).contains(START.plusSeconds(4));
    assertThat(log.firstAfter(START.plusSeconds(5), "D1-a", WEST)).isEmpty();
    assertThat(log.firstAfter(START, "D1-a", "us-east-2")).isEmpty();
  }

  @Test
  void to_close_it_closes_its_inbox() {
    var batches = new Batches();
    Decisions.read(batches, new Ticking()).close();
    assertThat(batches.isClosed()).isTrue();
  }
}
