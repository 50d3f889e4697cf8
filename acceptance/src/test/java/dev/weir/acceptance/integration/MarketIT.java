package dev.weir.acceptance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.PlayedDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Market data on this machine, in two Regions: from feeds that leave ticks out and repeat some, to
 * the trading systems' messages.
 */
@Tag("cloud")
@Tag("two-regions")
class MarketIT {

  @Test
  void both_regions_decide_alike_and_as_a_recomputation_from_all_ticks_does() throws Exception {
    // The scene compares every portfolio's figures, to the cent, each decision of both Regions,
    // byte for byte, and each gap; and throws with a line for every difference.
    assertThat(PlayedDemo.get().printed())
        .contains("equal to the recomputation", "no loss, no duplicates");
  }
}
