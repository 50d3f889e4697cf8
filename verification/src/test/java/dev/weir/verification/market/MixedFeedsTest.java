package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verification.market.MixedFeeds.FeedVariant;
import org.junit.jupiter.api.Test;

/** Feeds of mixed versions. {@code -Dweir.seeds=N} runs more worlds. */
class MixedFeedsTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 150);
  private static final long SEEDS_THAT_MUST_SUFFICE = 300;

  private static void assertIsFound(FeedVariant variant) {
    assertThat(MixedFeeds.simulation(variant).firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .isPresent();
  }

  /** Versions before, at and after the newest one, in every framing. */
  @Test
  void marks_are_those_of_a_known_stream_once_the_next_version_is_deployed_and_replayed() {
    assertThat(MixedFeeds.simulation(FeedVariant.RIGHT).firstViolation(1, SEEDS)).isEmpty();
  }

  @Test
  void a_release_that_takes_the_next_version_for_the_newest_one_is_found() {
    assertIsFound(new FeedVariant(true, true, false, MarketVariant.RIGHT));
  }

  @Test
  void a_replay_by_a_release_that_does_not_know_the_next_version_is_found() {
    assertIsFound(new FeedVariant(false, false, false, MarketVariant.RIGHT));
  }

  @Test
  void a_replay_that_records_ticks_before_it_sends_them_is_found() {
    assertIsFound(new FeedVariant(false, true, true, MarketVariant.RIGHT));
  }

  /** So every copy of a tick would count, however often it is sent. */
  @Test
  void a_register_that_takes_each_tick_that_comes_is_found() {
    assertIsFound(
        new FeedVariant(
            false, true, false, MarketVariant.RIGHT.withMarks(MistakenPorts::forgetting)));
  }
}
