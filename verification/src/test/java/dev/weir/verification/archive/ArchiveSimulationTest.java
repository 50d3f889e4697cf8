package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchivedStream;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.Resharding;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.Simulation;
import dev.weir.verification.fakes.CallFailure;
import dev.weir.verification.worlds.SeedsRunTwice;
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
 * stream, and an object that is deleted or changed is named. The seeds are divided among the
 * streams. {@code -Dweir.archiveSeeds=N} runs more histories, {@code -Dweir.seed=S} repeats one.
 */
class ArchiveSimulationTest {

  private static final long SEEDS = Long.getLong("weir.archiveSeeds", 1_000);
  private static final long SEEDS_THAT_MUST_SUFFICE = 5_000;

  /** The seeds of a stream's histories. */
  private record Seeds(long first, long last) {
    static Seeds of(ArchivedStream stream, long all) {
      var streams = List.of(ArchivedStream.values());
      var index = streams.indexOf(stream);
      return new Seeds(index * all / streams.size() + 1, (index + 1) * all / streams.size());
    }
  }

  private static Simulation<PutRecord> histories(
      ArchivedStream stream, ArchiveVariant variant, Mistakes mistakes) {
    return new Simulation<>(
        random -> shards(stream, random),
        disturbance -> new ArchivedDeployment(disturbance, stream, variant),
        CallFailure::unavailable,
        mistakes);
  }

  private static List<ShardModel<PutRecord>> shards(
      ArchivedStream stream, SplittableRandom random) {
    var shards = new ArrayList<ShardModel<PutRecord>>();
    for (var index = 0; index < 1 + random.nextInt(2); index++) {
      shards.add(ArchiveDeliveries.shard(stream, index, random));
    }
    return shards;
  }

  @ParameterizedTest
  @EnumSource
  void every_history_ends_with_a_chain_that_equals_the_stream(ArchivedStream stream) {
    var only = Long.getLong("weir.seed");
    var seeds = only == null ? Seeds.of(stream, SEEDS) : new Seeds(only, only);
    assertThat(
            histories(stream, ArchiveVariant.AS_IT_IS, Mistakes.NONE)
                .firstViolation(seeds.first(), seeds.last()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_history_with_resharding_ends_with_chains_that_equal_the_shards(ArchivedStream stream) {
    var resharding =
        new Resharding<PutRecord>(
            random ->
                List.of(
                    List.of(ArchiveDeliveries.shard(stream, 0, random)),
                    List.of(
                        ArchiveDeliveries.shard(stream, 1, random),
                        ArchiveDeliveries.shard(stream, 2, random)),
                    List.of(ArchiveDeliveries.shard(stream, 3, random))),
            disturbance -> new ArchivedDeployment(disturbance, stream, ArchiveVariant.AS_IT_IS),
            CallFailure::unavailable);
    var seeds = Seeds.of(stream, SEEDS / 4);
    var wrong =
        LongStream.rangeClosed(seeds.first(), seeds.last())
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
    for (var stream : ArchivedStream.values()) {
      assertThat(
              histories(stream, mistaken, Mistakes.NONE).firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
          .as(stream.pipeline())
          .isPresent();
    }
  }

  @Test
  void an_event_source_that_goes_on_after_a_failure_is_found() {
    assertThat(
            histories(ArchivedStream.MARKET, ArchiveVariant.AS_IT_IS, new Mistakes(true, false))
                .firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .isPresent();
  }

  @Test
  void the_same_seed_gives_the_same_history() {
    var once = histories(ArchivedStream.MARKET, ArchiveVariant.WITHOUT_CONDITION, Mistakes.NONE);
    SeedsRunTwice.endAlike(1, once::run);
  }
}
