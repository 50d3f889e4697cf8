package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.fail;

import dev.weir.engine.CommitResult;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.LaneFences.Fence;
import dev.weir.transactions.decide.StoredProfile;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Worlds from seeds. {@code -Dweir.seeds=N} runs more of them, {@code -Dweir.seed=S} repeats one.
 */
class TransactionReshardingTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 200);
  private static final long SEEDS_THAT_MUST_SUFFICE = 500;

  @Test
  void over_split_and_merge_every_user_ends_as_if_all_had_come_in_order() {
    var only = Long.getLong("weir.seed");
    var resharding = TransactionResharding.with(UnaryOperator.identity());
    for (var seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
      var violations = resharding.run(seed);
      if (!violations.isEmpty()) {
        fail("seed %d (replay it with -Dweir.seed=%d): %s", seed, seed, violations);
      }
    }
  }

  @Test
  void one_fence_for_a_parent_and_its_children_is_found() {
    var mistaken = TransactionResharding.with(OneFence::new);
    for (var seed = 1L; seed <= SEEDS_THAT_MUST_SUFFICE; seed++) {
      if (!mistaken.run(seed).isEmpty()) {
        return;
      }
    }
    fail("%d seeds did not find the mistake", SEEDS_THAT_MUST_SUFFICE);
  }

  /** A store that returns the highest fence of any shard for all shards. */
  private record OneFence(UserProfiles right) implements UserProfiles {

    private static final int SHARDS = 4;

    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      var shown = new HashMap<>(right.read(users));
      shown.replaceAll((_, stored) -> withOneFence(stored));
      return shown;
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      var result = right.commit(commit);
      return result instanceof CommitResult.Conflict<StoredUser>(var found)
          ? new CommitResult.Conflict<>(StoredUser.found(withOneFence(found.profile())))
          : result;
    }

    private static StoredProfile withOneFence(StoredProfile stored) {
      return stored.fences().byLane().values().stream()
          .filter(fence -> fence.position().applied().isPresent())
          .max(Comparator.comparing(fence -> fence.position().applied().orElseThrow()))
          .map(highest -> new StoredProfile(stored.version(), forAll(highest), stored.profile()))
          .orElse(stored);
    }

    private static LaneFences forAll(Fence fence) {
      return new LaneFences(
          IntStream.range(0, SHARDS)
              .mapToObj("1/shardId-%012d"::formatted)
              .collect(Collectors.toMap(lane -> lane, _ -> fence)));
    }
  }
}
