package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.testkit.EventSourceModel.Mistakes;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Worlds from seeds. {@code -Dweir.seeds=N} runs more of them, {@code -Dweir.seed=S} repeats one.
 */
class AccessLogSimulationTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 1_000);
  private static final long SEEDS_THAT_MUST_SUFFICE = 500;

  @Test
  void a_replay_of_the_quarantine_counts_each_line_once_though_the_parser_changed_in_mid_retry() {
    var simulation = AccessLogSimulation.withChangingParser();
    assertThat(simulation.firstViolation(1, SEEDS)).isEmpty();
  }

  @Test
  void a_replay_that_takes_what_no_commit_names_is_found() {
    var simulation = AccessLogSimulation.withReplayOfAllObjects();
    assertThat(simulation.firstViolation(1, SEEDS_THAT_MUST_SUFFICE)).isPresent();
  }

  @Test
  void every_world_ends_exact() {
    var only = Long.getLong("weir.seed");
    var simulation = AccessLogSimulation.asItIs();
    var first = only == null ? 1 : only;
    assertThat(simulation.firstViolation(first, only == null ? SEEDS : only)).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_world() {
    var once = AccessLogSimulation.with(WithoutCondition::new, Mistakes.NONE);
    var again = AccessLogSimulation.with(WithoutCondition::new, Mistakes.NONE);
    for (var seed = 1L; seed <= 50; seed++) {
      assertThat(once.run(seed)).isEqualTo(again.run(seed));
    }
  }

  @Test
  void a_commit_without_its_condition_is_found() {
    assertIsFound(WithoutCondition::new, Mistakes.NONE);
  }

  @Test
  void counts_without_a_fence_are_found() {
    assertIsFound(WithoutFence::new, Mistakes.NONE);
  }

  @Test
  void a_fence_without_the_shard_in_its_key_is_found() {
    assertIsFound(WithoutShard::new, Mistakes.NONE);
  }

  @Test
  void an_event_source_that_goes_on_behind_a_failure_is_found() {
    assertIsFound(UnaryOperator.identity(), new Mistakes(true, false));
  }

  @Test
  void two_batches_of_a_shard_at_once_are_found() {
    assertIsFound(UnaryOperator.identity(), new Mistakes(false, true));
  }

  private static void assertIsFound(UnaryOperator<MinuteCounts> store, Mistakes mistakes) {
    var simulation = AccessLogSimulation.with(store, mistakes);
    assertThat(simulation.firstViolation(1, SEEDS_THAT_MUST_SUFFICE)).isPresent();
  }

  /** A store with a mistake: delegates everything else. */
  private abstract static class Mistaken implements MinuteCounts {
    final MinuteCounts right;

    Mistaken(MinuteCounts right) {
      this.right = right;
    }

    @Override
    public LaneState lane(Lane lane) {
      return right.lane(lane);
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      return right.partialCounts(lane, minutes);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      return right.commit(commit);
    }

    @Override
    public Set<String> quarantined(Lane lane) {
      return right.quarantined(lane);
    }

    @Override
    public MinuteCount total(Lane lane, Minute minute) {
      return right.total(lane, minute);
    }
  }

  /** Writes unconditionally. */
  private static final class WithoutCondition extends Mistaken {
    WithoutCondition(MinuteCounts right) {
      super(right);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      var result = right.commit(commit);
      return result instanceof CommitResult.Conflict<LaneState>(var found)
          ? right.commit(
              new Commit(
                  commit.lane(),
                  found,
                  commit.after(),
                  commit.counts(),
                  commit.quarantined(),
                  commit.expiresAt()))
          : result;
    }
  }

  /** Never returns how far a lane is: redelivered records are counted again. */
  private static final class WithoutFence extends Mistaken {
    WithoutFence(MinuteCounts right) {
      super(right);
    }

    @Override
    public LaneState lane(Lane lane) {
      var stored = right.lane(lane);
      return new LaneState(stored.revision(), LaneState.NEW.position(), stored.touched());
    }
  }

  /** Uses one lane for all shards. */
  private static final class WithoutShard extends Mistaken {
    WithoutShard(MinuteCounts right) {
      super(right);
    }

    private static Lane one(Lane lane) {
      return new Lane(
          lane.projection(), lane.stream(), lane.incarnation(), new Shard("shardId-000000000000"));
    }

    @Override
    public LaneState lane(Lane lane) {
      return right.lane(one(lane));
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      return right.partialCounts(one(lane), minutes);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      return right.commit(
          new Commit(
              one(commit.lane()),
              commit.before(),
              commit.after(),
              commit.counts(),
              commit.quarantined(),
              commit.expiresAt()));
    }
  }
}
