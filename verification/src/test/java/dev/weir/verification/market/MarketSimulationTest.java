package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verification.worlds.SeedsRunTwice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Worlds from seeds. {@code -Dweir.marketSeeds=100000} runs more of them, {@code -Dweir.seed=S}
 * repeats one.
 */
class MarketSimulationTest {

  private static final long SEEDS = Long.getLong("weir.marketSeeds", 300);

  @Test
  void every_world_ends_exact() {
    var only = Long.getLong("weir.seed");
    var simulation = new MarketSimulation(MarketVariant.RIGHT);
    assertThat(
            only == null
                ? simulation.firstViolation(1, SEEDS)
                : simulation.firstViolation(only, only))
        .isEmpty();
  }

  @Test
  void every_world_in_which_portfolios_are_shared_out_anew_ends_exact_with_a_sweep() {
    var simulation = new MarketSimulation(MarketVariant.RIGHT.sharedOutAnew());
    assertThat(simulation.firstViolation(1, SEEDS / 6)).isEmpty();
  }

  @Test
  void every_world_in_which_exchange_rates_are_ticks_ends_exact() {
    var simulation = new MarketSimulation(MarketVariant.RIGHT.withRates());
    assertThat(simulation.firstViolation(1, SEEDS / 3)).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_world() {
    var mistaken =
        MarketVariant.RIGHT.withMarks(
            (tables, right) ->
                MistakenPorts.replacing(
                    right,
                    next -> {
                      tables.marks().overwrite(next);
                      return Optional.empty();
                    }));
    var simulation = new MarketSimulation(mistaken);
    SeedsRunTwice.endAlike(1, simulation::run);
  }
}
