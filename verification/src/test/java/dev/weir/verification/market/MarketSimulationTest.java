package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Worlds from seeds. {@code -Dweir.seeds=N} runs more of them, {@code -Dweir.seed=S} one again. */
class MarketSimulationTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 1_000);

  @Test
  void every_world_ends_exact() {
    var only = Long.getLong("weir.seed");
    var simulation = new MarketSimulation(MarketVariant.RIGHT);
    for (var seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
      var violations = simulation.run(seed);
      if (!violations.isEmpty()) {
        fail("seed %d (replay it with -Dweir.seed=%d): %s", seed, seed, violations);
      }
    }
  }
}
