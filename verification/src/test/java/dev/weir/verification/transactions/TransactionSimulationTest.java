package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.SeenIds;
import dev.weir.transactions.rules.UserProfile;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.worlds.SeedsRunTwice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Worlds from seeds. {@code -Dweir.seeds=N} runs more of them, {@code -Dweir.seed=S} repeats one.
 */
class TransactionSimulationTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 150);
  private static final long SEEDS_THAT_MUST_SUFFICE = 500;

  @Test
  void every_world_ends_exact() {
    var only = Long.getLong("weir.seed");
    var simulation = TransactionSimulation.asItIs();
    var first = only == null ? 1 : only;
    assertThat(simulation.firstViolation(first, only == null ? SEEDS : only)).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_world() {
    var once = TransactionSimulation.with(ProfilesWithoutCondition::new, Mistakes.NONE);
    var again = TransactionSimulation.with(ProfilesWithoutCondition::new, Mistakes.NONE);
    SeedsRunTwice.endAlike(61, once::run, again::run); // eight of these end wrong
  }

  @Test
  void a_commit_without_its_condition_is_found() {
    assertIsFound(ProfilesWithoutCondition::new, Mistakes.NONE);
  }

  @Test
  void a_profile_without_its_fences_is_found() {
    assertIsFound(WithoutFences::new, Mistakes.NONE);
  }

  @Test
  void a_fence_that_does_not_distinguish_shards_is_found() {
    assertIsFound(ProfilesWithoutShard::new, Mistakes.NONE);
  }

  @Test
  void alerts_that_are_stored_apart_from_their_profile_are_found() {
    assertIsFound(WithAlertsApart::new, Mistakes.NONE);
  }

  @Test
  void an_event_source_that_goes_on_after_a_failure_is_found() {
    assertIsFound((right, _) -> right, new Mistakes(true, false));
  }

  @Test
  void two_batches_of_a_shard_at_once_are_found() {
    assertIsFound((right, _) -> right, new Mistakes(false, true));
  }

  private static void assertIsFound(
      BiFunction<UserProfiles, FakeOutbox, UserProfiles> store, Mistakes mistakes) {
    var simulation = TransactionSimulation.with(store, mistakes);
    assertThat(simulation.firstViolation(1, SEEDS_THAT_MUST_SUFFICE)).isPresent();
  }

  /** A store with a mistake: returns other profiles than are stored. */
  private abstract static class MistakenProfiles implements UserProfiles {
    final UserProfiles right;

    MistakenProfiles(UserProfiles right) {
      this.right = right;
    }

    StoredProfile seen(StoredProfile stored) {
      return stored;
    }

    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      return right.read(users).entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> seen(each.getValue())));
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      var result = right.commit(commit);
      return result instanceof CommitResult.Conflict<StoredUser>(var found)
          ? new CommitResult.Conflict<>(StoredUser.found(seen(found.profile())))
          : result;
    }
  }

  /** Writes unconditionally. */
  private static final class ProfilesWithoutCondition extends MistakenProfiles {
    ProfilesWithoutCondition(UserProfiles right, FakeOutbox outbox) {
      super(right);
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      var result = right.commit(commit);
      return result instanceof CommitResult.Conflict<StoredUser>(var found)
          ? right.commit(
              new ProfileCommit(
                  commit.user(),
                  found.profile().version(),
                  commit.after(),
                  commit.alerts(),
                  commit.shadowAlerts(),
                  commit.expiresAt()))
          : result;
    }
  }

  /**
   * Returns neither how far a lane is nor known ids: redelivered transactions are applied again.
   */
  private static final class WithoutFences extends MistakenProfiles {
    WithoutFences(UserProfiles right, FakeOutbox outbox) {
      super(right);
    }

    @Override
    StoredProfile seen(StoredProfile stored) {
      return new StoredProfile(
          stored.version(), LaneFences.NONE, ProfileMistakes.withoutIds(stored.profile()));
    }
  }

  /** Uses one fence for all lanes: the highest of any covers those of the others. */
  private static final class ProfilesWithoutShard extends MistakenProfiles {
    ProfilesWithoutShard(UserProfiles right, FakeOutbox outbox) {
      super(right);
    }

    @Override
    StoredProfile seen(StoredProfile stored) {
      var any = stored.fences().byLane().values().stream().findFirst();
      return any.isEmpty()
          ? stored
          : new StoredProfile(
              stored.version(),
              new LaneFences(
                  Map.of(
                      "1/" + ProfileMistakes.FIRST_SHARD,
                      any.get(),
                      "1/" + ProfileMistakes.SECOND_SHARD,
                      any.get())),
              stored.profile());
    }
  }

  /** Stores the alerts right after the profile, where a crash may come in between. */
  private static final class WithAlertsApart extends MistakenProfiles {
    private final FakeOutbox outbox;

    WithAlertsApart(UserProfiles right, FakeOutbox outbox) {
      super(right);
      this.outbox = outbox;
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      var result =
          right.commit(
              new ProfileCommit(
                  commit.user(),
                  commit.beforeVersion(),
                  commit.after(),
                  List.of(),
                  commit.shadowAlerts(),
                  commit.expiresAt()));
      if (result instanceof CommitResult.Committed) {
        return new CommitResult.Committed<>(
            new StoredUser(commit.after(), commit.alerts().stream().filter(outbox::add).toList()));
      }
      return result;
    }
  }

  /** The changes of the mistakes above to the stored profiles. */
  private static final class ProfileMistakes {
    static final String FIRST_SHARD = "shardId-000000000000";
    static final String SECOND_SHARD = "shardId-000000000001";

    private ProfileMistakes() {}

    static UserProfile withoutIds(UserProfile profile) {
      return new UserProfile(
          profile.streamTime(),
          profile.parts(),
          SeenIds.NONE,
          profile.transactions(),
          profile.late());
    }
  }
}
