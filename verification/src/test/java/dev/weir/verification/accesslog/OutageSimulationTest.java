package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Worlds from seeds. {@code -Dweir.outageSeeds=N} runs more of them, {@code -Dweir.seed=S} repeats
 * one.
 */
@Tag("long")
class OutageSimulationTest {

  private static final long SEEDS = Long.getLong("weir.outageSeeds", 60);

  @Test
  void each_outage_is_reported_as_resolved_or_silent_once_over_all_shards_and_redeliveries() {
    assertNoViolation(false);
  }

  @Test
  void late_lines_and_shards_that_stand_still_leave_no_outage_open_and_none_without_its_end() {
    assertNoViolation(true);
  }

  private static void assertNoViolation(boolean isLate) {
    var only = Long.getLong("weir.seed");
    var last = only == null ? SEEDS : only;
    for (var seed = only == null ? 1 : only; seed <= last; seed++) {
      assertThat(OutageWorld.run(seed, isLate)).as("seed %d", seed).isEmpty();
    }
  }
}
