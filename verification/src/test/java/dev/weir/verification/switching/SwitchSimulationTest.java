package dev.weir.verification.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.verification.worlds.SeedsRunTwice;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Switches from one event source to another. {@code -Dweir.switches=N} simulates more of them,
 * {@code -Dweir.seed=S} one again.
 */
class SwitchSimulationTest {

  private static final long SWITCHES = Long.getLong("weir.switches", 150);
  private static final long SWITCHES_THAT_MUST_SUFFICE = 300;

  private static Optional<String> firstViolation(LongStream seeds, SwitchMistake mistake) {
    return seeds.mapToObj(seed -> violation(seed, mistake)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> violation(long seed, SwitchMistake mistake) {
    var wrong = new SwitchedWorld(seed, mistake).run();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of("Replay with -Dweir.seed=%d: %s".formatted(seed, wrong));
  }

  @Test
  void no_switch_loses_or_repeats_anything_or_reads_more_again_than_it_has_to() {
    var only = Long.getLong("weir.seed");
    var first = only == null ? 1 : only;
    var seeds = LongStream.rangeClosed(first, only == null ? SWITCHES : only).parallel();
    assertThat(firstViolation(seeds, SwitchMistake.NONE)).isEmpty();
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_mistaken_start_is_found(SwitchMistake mistake) {
    var seeds = LongStream.rangeClosed(1, SWITCHES_THAT_MUST_SUFFICE);
    assertThat(firstViolation(seeds, mistake)).isPresent();
  }

  @Test
  void the_same_seed_gives_the_same_world() {
    SeedsRunTwice.endAlike(1, seed -> new SwitchedWorld(seed, SwitchMistake.LATEST).run());
  }
}
