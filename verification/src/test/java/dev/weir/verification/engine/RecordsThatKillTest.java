package dev.weir.verification.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.engine.KillingPipeline.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that kill the process, and outages that must not be mistaken for that. */
class RecordsThatKillTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 40);
  // The warm one, the first that began, and three that took the record alone.
  private static final int MAX_KILLS = 5;
  private static final int MAX_INVOCATIONS = 1_000;
  private static final int INVOCATIONS_OF_AN_OUTAGE = 150;

  /** A shard's deliveries, as Lambda makes them, with processes that die. */
  private static final class Deliveries {
    private final ShardModel<WordsRecord> shard;
    private final WordsDeployed deployed;
    private final RandomGenerator random;
    private final boolean isCutAnywhere;
    private int confirmed;
    private int to;
    private int kills;
    private int invocations;

    Deliveries(
        ShardModel<WordsRecord> shard,
        WordsDeployed deployed,
        RandomGenerator random,
        boolean isCutAnywhere) {
      this.isCutAnywhere = isCutAnywhere;
      this.shard = shard;
      this.deployed = deployed;
      this.random = random;
    }

    /** Delivers batches; each process lives until it is killed, or for one invocation. */
    void deliver(int maxInvocations, boolean isRecycled, Supplier<FakeContext> contexts) {
      var instance = deployed.coldStart(contexts.get());
      while (confirmed < shard.size() && invocations++ < maxInvocations) {
        if (to <= confirmed || isCutAnywhere) {
          to = Math.min(shard.size(), confirmed + 1 + random.nextInt(8));
        }
        try {
          var from = instance.invoke(shard.event(confirmed, to)).retryFrom();
          confirmed = from.isEmpty() ? to : shard.indexOf(from);
          instance = isRecycled ? deployed.coldStart(contexts.get()) : instance;
        } catch (CrashError | OutOfMemoryError killed) {
          kills++;
          instance = deployed.coldStart(contexts.get());
        }
      }
    }

    List<String> toTheEnd() {
      deliver(MAX_INVOCATIONS, false, FakeContext::new);
      return confirmed < shard.size()
          ? List.of("held up at " + confirmed + " after kills: " + kills)
          : deployed.violations(List.of(shard.records()));
    }
  }

  /** Delivers records that kill; unanswered batches are redelivered unchanged, as by Lambda. */
  private static List<String> killed(
      long seed, Where where, Supplier<? extends Error> death, UnaryOperator<LaneAttempts> store) {
    return killed(seed, where, death, store, false);
  }

  private static List<String> killed(
      long seed,
      Where where,
      Supplier<? extends Error> death,
      UnaryOperator<LaneAttempts> store,
      boolean isCutAnywhere) {
    var random = new SplittableRandom(seed);
    var shard = WordsChecks.shard(0, 30, random);
    var deployed =
        new WordsDeployed(
            CallDisturbance.NONE, right -> new KillingPipeline(right, where, death), store);
    var deliveries = new Deliveries(shard, deployed, random, isCutAnywhere);
    var violations = new ArrayList<>(deliveries.toTheEnd());
    if (!isCutAnywhere && deliveries.kills > MAX_KILLS * deployed.fatal()) {
      violations.add(deliveries.kills + " kills for " + deployed.fatal() + " records");
    }
    return violations;
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void a_record_that_kills_is_quarantined_after_five_kills_at_most_and_nothing_else(Where where) {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      assertThat(killed(seed, where, () -> new CrashError("killed"), UnaryOperator.identity()))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void so_is_one_that_takes_all_memory(Where where) {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      assertThat(killed(seed, where, OutOfMemoryError::new, UnaryOperator.identity()))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void nothing_else_is_lost_either_where_batches_are_cut_differently_each_time(Where where) {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      assertThat(killed(seed, where, () -> new CrashError("died"), UnaryOperator.identity(), true))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  /** Simulates hours in which a share of the calls fails, and every process has one invocation. */
  private static List<String> outage(
      long seed, TableOutage outage, UnaryOperator<LaneAttempts> store) {
    var random = new SplittableRandom(seed);
    var shard = WordsChecks.shard(0, 30, random);
    var deployed = new WordsDeployed(outage, UnaryOperator.identity(), store);
    var deliveries = new Deliveries(shard, deployed, random, true);
    deliveries.deliver(
        INVOCATIONS_OF_AN_OUTAGE, true, () -> new FakeContext(() -> outage.remainingMillis()));
    outage.isOver = true;
    deliveries.invocations = 0;
    var violations = new ArrayList<>(deliveries.toTheEnd());
    if (deployed.fatal() > 0) {
      violations.add("quarantined for an outage: " + deployed.fatal());
    }
    return violations;
  }

  /** The effect of an unreachable table on calls. */
  private static final class TableOutage implements CallDisturbance {
    private final RandomGenerator random;
    private final String denied;
    private final int failsOfTen;
    private final int millisPerCall;
    private long since = 60_000;
    private boolean isOver;

    TableOutage(long seed, String denied, int failsOfTen, int millisPerCall) {
      random = new SplittableRandom(seed);
      this.denied = denied;
      this.failsOfTen = failsOfTen;
      this.millisPerCall = millisPerCall;
    }

    int remainingMillis() {
      return isOver ? 60_000 : (int) since;
    }

    @Override
    public void before(String call) {
      if (isOver) {
        return;
      }
      since = call.equals("begin") ? 60_000 : since - millisPerCall;
      if (call.equals(denied) || random.nextInt(10) < failsOfTen) {
        throw new UnavailableException("out of reach: " + call, null);
      }
    }

    @Override
    public void after(String call) {
      if (!isOver && random.nextInt(20) < failsOfTen) {
        throw new UnavailableException("answer lost: " + call, null);
      }
    }
  }

  @Test
  void hours_of_throttled_calls_quarantine_nothing() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      for (var fails = 1; fails <= 6; fails++) {
        assertThat(outage(seed, new TableOutage(seed, "", fails, 0), UnaryOperator.identity()))
            .as("seed %d fails %d", seed, fails)
            .isEmpty();
      }
    }
  }

  @Test
  void hours_of_denied_commits_quarantine_nothing() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      for (var fails = 0; fails <= 4; fails++) {
        assertThat(
                outage(seed, new TableOutage(seed, "commit", fails, 0), UnaryOperator.identity()))
            .as("seed %d fails %d", seed, fails)
            .isEmpty();
      }
    }
  }

  @Test
  void hours_of_slow_calls_quarantine_nothing() {
    for (var seed = 1L; seed <= SEEDS; seed++) {
      assertThat(outage(seed, new TableOutage(seed, "commit", 1, 20_000), UnaryOperator.identity()))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  /** Attempts with a mistake. */
  private static class MistakenAttempts implements LaneAttempts {
    final LaneAttempts right;

    MistakenAttempts(LaneAttempts right) {
      this.right = right;
    }

    @Override
    public UnansweredStarts begin(Lane lane, String process) {
      return right.begin(lane, process);
    }

    @Override
    public int hold(Lane lane, String process, SequenceNumber record) {
      return right.hold(lane, process, record);
    }

    @Override
    public void clear(Lane lane) {
      right.clear(lane);
    }
  }

  private static boolean isFound(UnaryOperator<LaneAttempts> store) {
    for (var seed = 1L; seed <= 20; seed++) {
      if (!killed(seed, Where.PARSE, () -> new CrashError("killed"), store).isEmpty()
          || !outage(seed, new TableOutage(seed, "commit", 2, 0), store).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void no_mistake_is_found_in_the_right_code() {
    assertThat(isFound(MistakenAttempts::new)).isFalse();
  }

  @Test
  void an_attempt_that_is_not_taken_back_is_found() {
    assertThat(
            isFound(
                right ->
                    new MistakenAttempts(right) {
                      @Override
                      public void clear(Lane lane) {}
                    }))
        .isTrue();
  }

  @Test
  void starts_that_are_not_counted_are_found() {
    assertThat(
            isFound(
                right ->
                    new MistakenAttempts(right) {
                      @Override
                      public UnansweredStarts begin(Lane lane, String process) {
                        return UnansweredStarts.NONE;
                      }
                    }))
        .isTrue();
  }

  @Test
  void tries_that_are_not_counted_are_found() {
    assertThat(
            isFound(
                right ->
                    new MistakenAttempts(right) {
                      @Override
                      public int hold(Lane lane, String process, SequenceNumber record) {
                        return 0;
                      }
                    }))
        .isTrue();
  }

  @Test
  void a_single_death_that_suffices_is_found() {
    assertThat(
            isFound(
                right ->
                    new MistakenAttempts(right) {
                      @Override
                      public int hold(Lane lane, String process, SequenceNumber record) {
                        right.hold(lane, process, record);
                        return 3;
                      }
                    }))
        .isTrue();
  }
}
