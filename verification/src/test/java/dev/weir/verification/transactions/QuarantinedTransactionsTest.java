package dev.weir.verification.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.SeenIds;
import dev.weir.transactions.rules.UserProfile;
import dev.weir.verification.transactions.ChangingSchemas.SchemaVariant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Replays of transactions. {@code -Dweir.seeds=N} runs more worlds. */
class QuarantinedTransactionsTest {

  private static final long SEEDS = Long.getLong("weir.seeds", 120);
  // Each has days of later transactions.
  private static final long LONG_SEEDS = SEEDS / 10;
  private static final long SEEDS_THAT_MUST_SUFFICE = 500;

  private static void assertIsFound(SchemaVariant variant) {
    assertThat(
            TransactionSimulation.withChangingSchemas(variant)
                .firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .isPresent();
  }

  @Test
  void each_transaction_is_applied_once_though_schemas_changed_and_replays_crashed() {
    var variant = new SchemaVariant(true, false, false, UnaryOperator.identity());
    assertThat(TransactionSimulation.withChangingSchemas(variant).firstViolation(1, SEEDS))
        .isEmpty();
  }

  @Test
  void none_is_applied_twice_though_its_id_was_forgotten_between_two_replays() {
    var variant = new SchemaVariant(true, true, false, UnaryOperator.identity());
    assertThat(TransactionSimulation.withChangingSchemas(variant).firstViolation(1, LONG_SEEDS))
        .isEmpty();
  }

  @Test
  void a_forgotten_transaction_that_is_applied_is_applied_once() {
    var variant = new SchemaVariant(false, true, true, UnaryOperator.identity());
    assertThat(TransactionSimulation.withChangingSchemas(variant).firstViolation(1, LONG_SEEDS))
        .isEmpty();
  }

  /** Versions before, at and after the newest one, in every framing. */
  @Test
  void what_producers_of_mixed_versions_write_is_applied_once_the_next_version_by_a_replay() {
    assertThat(TransactionSimulation.withMixedProducers(true).firstViolation(1, SEEDS)).isEmpty();
  }

  @Test
  void a_replay_by_a_release_that_does_not_know_the_next_version_is_found() {
    assertThat(
            TransactionSimulation.withMixedProducers(false)
                .firstViolation(1, SEEDS_THAT_MUST_SUFFICE))
        .isPresent();
  }

  @Test
  void a_replay_that_does_not_remember_places_is_found() {
    assertIsFound(new SchemaVariant(false, true, true, WithoutPlaces::new));
  }

  @Test
  void a_replay_that_takes_what_may_have_been_applied_is_found() {
    assertIsFound(new SchemaVariant(true, true, true, UnaryOperator.identity()));
  }

  @Test
  void a_replay_that_asks_for_no_ids_is_found() {
    assertIsFound(new SchemaVariant(true, false, false, WithoutIds::new));
  }

  /** Commits without the place of a transaction. */
  private record WithoutPlaces(ReplayableProfiles right) implements ReplayableProfiles {

    @Override
    public Set<String> replayed(Collection<String> places) {
      return Set.of();
    }

    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      return right.read(users);
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      return right.commit(
          new ProfileCommit(
              commit.user(),
              commit.beforeVersion(),
              commit.after(),
              commit.alerts(),
              commit.shadowAlerts(),
              commit.expiresAt()));
    }
  }

  /** Shows profiles that remember no ids, and claim to have forgotten none. */
  private record WithoutIds(ReplayableProfiles right) implements ReplayableProfiles {

    @Override
    public Set<String> replayed(Collection<String> places) {
      return right.replayed(places);
    }

    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      return right.read(users).entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> withoutIds(each.getValue())));
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      return right.commit(commit);
    }

    private static StoredProfile withoutIds(StoredProfile stored) {
      var profile = stored.profile();
      return new StoredProfile(
          stored.version(),
          stored.fences(),
          new UserProfile(profile.streamTime(), profile.parts(), SeenIds.NONE, 0, profile.late()));
    }
  }
}
