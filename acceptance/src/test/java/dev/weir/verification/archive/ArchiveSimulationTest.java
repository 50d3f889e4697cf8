package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.Resharding;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.Simulation;
import dev.weir.verification.fakes.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of the archive from seeds: crashes at every call, lost answers, zombies, redelivery in
 * other cuts. At the end the chain that the item names has no gap and no overlap and equals the
 * stream, and an object that is deleted or changed is named. {@code -Dweir.archiveSeeds=N} runs
 * more histories, {@code -Dweir.seed=S} repeats one.
 */
class ArchiveSimulationTest {

  private static final long SEEDS = Long.getLong("weir.archiveSeeds", 2_000);
  private static final long SEEDS_THAT_MUST_SUFFICE = 5_000;

  private static Simulation<PutRecord> histories(ArchiveVariant variant, Mistakes mistakes) {
    return new Simulation<>(
        ArchiveSimulationTest::shards,
        disturbance -> new ArchivedDeployment(disturbance, variant),
        CallFailure::unavailable,
        mistakes);
  }

  private static List<ShardModel<PutRecord>> shards(SplittableRandom random) {
    var shards = new ArrayList<ShardModel<PutRecord>>();
    for (var index = 0; index < 1 + random.nextInt(2); index++) {
      shards.add(ArchiveDeliveries.shard(index, random));
    }
    return shards;
  }

  @Test
  void every_history_ends_with_a_chain_that_equals_the_stream() {
    var only = Long.getLong("weir.seed");
    var first = only == null ? 1 : only;
    assertThat(
            histories(ArchiveVariant.AS_IT_IS, Mistakes.NONE)
                .firstViolation(first, only == null ? SEEDS : only))
        .isEmpty();
  }

  @Test
  void every_history_with_resharding_ends_with_chains_that_equal_the_shards() {
    var resharding =
        new Resharding<PutRecord>(
            random ->
                List.of(
                    List.of(ArchiveDeliveries.shard(0, random)),
                    List.of(ArchiveDeliveries.shard(1, random), ArchiveDeliveries.shard(2, random)),
                    List.of(ArchiveDeliveries.shard(3, random))),
            disturbance -> new ArchivedDeployment(disturbance, ArchiveVariant.AS_IT_IS),
            CallFailure::unavailable);
    var wrong =
        LongStream.rangeClosed(1, SEEDS / 4)
            .parallel()
            .mapToObj(
                seed -> {
                  var violations = resharding.run(seed);
                  return violations.isEmpty()
                      ? Optional.<String>empty()
                      : Optional.of("seed " + seed + ": " + violations);
                })
            .flatMap(Optional::stream)
            .findFirst();
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AS_IT_IS")
  void a_mistake_is_found(ArchiveVariant mistaken) {
    assertThat(histories(mistaken, Mistakes.NONE).firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .isPresent();
  }

  @Test
  void an_event_source_that_goes_on_after_a_failure_is_found() {
    assertThat(
            histories(ArchiveVariant.AS_IT_IS, new Mistakes(true, false))
                .firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .isPresent();
  }

  @Test
  void the_same_seed_gives_the_same_history() {
    var once = histories(ArchiveVariant.WITHOUT_CONDITION, Mistakes.NONE);
    for (var seed = 1L; seed <= 50; seed++) {
      assertThat(once.run(seed)).isEqualTo(once.run(seed));
    }
  }
}
