package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Why commits are fenced by the item of the open minute, and why that is closed: on a model of one
 * lane, apart from the code. {@code -Dweir.seeds=N} runs more lanes.
 */
class LaneSchemesTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 2_000);
  private static final long SEEDS_THAT_MUST_SUFFICE = 200;

  private static OptionalLong firstWrong(LaneScheme scheme, long seeds) {
    return LongStream.rangeClosed(1, seeds)
        .parallel()
        .filter(seed -> !new ModelledLane(scheme, seed).endsExact())
        .findFirst();
  }

  @Test
  void a_fence_in_the_item_of_the_lane_holds() {
    assertThat(firstWrong(LaneScheme.LANE_ITEM, SEEDS)).isEmpty();
  }

  @Test
  void a_fence_in_the_item_of_the_open_minute_holds() {
    assertThat(firstWrong(LaneScheme.OPEN_MINUTE, SEEDS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN_MINUTE_NOT_CLOSED", "EACH_MINUTE"})
  void any_other_counts_a_line_twice(LaneScheme scheme) {
    assertThat(firstWrong(scheme, SEEDS_THAT_MUST_SUFFICE)).isPresent();
  }
}
