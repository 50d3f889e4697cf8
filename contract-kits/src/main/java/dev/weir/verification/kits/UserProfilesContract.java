package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.alerts.Outbox;
import dev.weir.engine.CommitResult;
import dev.weir.events.transaction.Transaction;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.LaneFences.Fence;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Match;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import dev.weir.verification.transactions.HistoryGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of profiles. Others may use the same one at the same time. */
abstract class UserProfilesContract {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
  private static final RuleSet RULES =
      RuleSet.parse("{\"rules\":{\"VELOCITY\":{\"count\":1,\"coolDown\":\"PT1M\"}}}", 2);

  private final String user = "user/" + UUID.randomUUID();
  private ReplayableProfiles profiles;
  private Outbox outbox;

  abstract ReplayableProfiles open();

  /** Returns the outbox of {@link #open()}. */
  abstract Outbox outbox();

  @BeforeEach
  void openStore() {
    profiles = open();
    outbox = outbox();
  }

  /** A profile with all parts, and the alerts raised on the way. */
  private record Grown(UserProfile profile, List<Alert> alerts) {}

  private Grown grown(long seed) {
    var histories = new HistoryGenerator(new SplittableRandom(seed), START, RULES.lateness());
    var detector = new Detector(RULES);
    var profile = UserProfile.NEW;
    var alerts = new ArrayList<Alert>();
    for (var arrived : histories.history(user, 60, Duration.ofMinutes(20))) {
      Transaction transaction = arrived.transaction();
      var detected = detector.detect(profile, transaction, arrived.arrivedAt());
      profile = detected.after();
      detected.findings().stream().map(found -> toAlert(found)).forEach(alerts::add);
    }
    return new Grown(profile, alerts);
  }

  private static Alert toAlert(Match finding) {
    return finding.toAlert(START);
  }

  private static StoredProfile stored(long version, UserProfile profile) {
    var applied = Position.after(new SequenceNumber("49".repeat(28)));
    var within = applied.within(new SequenceNumber("50".repeat(28)), 17);
    return new StoredProfile(
        version,
        new LaneFences(
            Map.of(
                "1/shardId-000000000000", new Fence(applied, START),
                "1/shardId-000000000001", new Fence(within, START.plusSeconds(9)))),
        profile);
  }

  private ProfileCommit commit(long before, StoredProfile after, List<Alert> alerts) {
    return new ProfileCommit(user, before, after, alerts, List.of(), LATER);
  }

  private static CommitResult<StoredUser> committed(StoredProfile after, List<Alert> newAlerts) {
    return new CommitResult.Committed<>(new StoredUser(after, newAlerts));
  }

  private static CommitResult<StoredUser> conflict(StoredProfile found) {
    return new CommitResult.Conflict<>(StoredUser.found(found));
  }

  private List<String> pending() {
    return outbox.pending(START.plusSeconds(60), Optional.empty(), 10_000).alerts().stream()
        .map(Alert::id)
        .filter(id -> id.contains(user.substring("user/".length())))
        .sorted()
        .toList();
  }

  private static List<String> ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::id).sorted().toList();
  }

  @Test
  void of_a_new_user_nothing_is_there() {
    assertThat(profiles.read(List.of(user))).isEmpty();
  }

  @Test
  void a_commit_is_read_back_whole() {
    for (var seed = 1; seed <= 20; seed++) {
      var after = stored(seed, grown(seed).profile());
      assertThat(profiles.commit(commit(seed - 1, after, List.of())))
          .isEqualTo(committed(after, List.of()));
      assertThat(profiles.read(List.of(user))).isEqualTo(Map.of(user, after));
    }
  }

  @Test
  void the_alerts_are_pending_with_the_commit() {
    var grown = grown(3);
    assertThat(grown.alerts()).isNotEmpty();
    assertThat(profiles.commit(commit(0, stored(1, grown.profile()), grown.alerts())))
        .isEqualTo(committed(stored(1, grown.profile()), grown.alerts()));
    assertThat(pending()).isEqualTo(ids(grown.alerts()));
  }

  @Test
  void a_second_first_commit_changes_nothing_and_returns_the_stored_state() {
    var first = stored(1, grown(1).profile());
    profiles.commit(commit(0, first, List.of()));
    var second = grown(3);
    assertThat(profiles.commit(commit(0, stored(1, second.profile()), second.alerts())))
        .isEqualTo(conflict(first));
    assertThat(pending()).isEmpty();
    assertThat(profiles.read(List.of(user))).containsEntry(user, first);
  }

  @Test
  void a_commit_over_a_stale_version_changes_nothing_and_returns_the_stored_profile() {
    profiles.commit(commit(0, stored(1, grown(1).profile()), List.of()));
    var second = stored(2, grown(2).profile());
    profiles.commit(commit(1, second, List.of()));
    var zombie = grown(3);
    assertThat(profiles.commit(commit(1, stored(2, zombie.profile()), List.of())))
        .isEqualTo(conflict(second));
    assertThat(profiles.commit(commit(1, stored(2, zombie.profile()), zombie.alerts())))
        .isEqualTo(conflict(second));
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_commit_over_a_profile_that_is_gone_changes_nothing() {
    assertThat(profiles.commit(commit(7, stored(8, grown(1).profile()), List.of())))
        .isEqualTo(conflict(StoredProfile.NONE));
    assertThat(profiles.read(List.of(user))).isEmpty();
  }

  @Test
  void an_alert_that_is_there_stays_as_it_is_and_the_others_are_new() {
    var grown = grown(3);
    assertThat(grown.alerts()).hasSizeGreaterThan(1);
    var there = grown.alerts().getFirst();
    outbox.add(there);
    outbox.markPublished(there.id(), START);
    var others = grown.alerts().subList(1, grown.alerts().size());
    assertThat(profiles.commit(commit(0, stored(1, grown.profile()), grown.alerts())))
        .isEqualTo(committed(stored(1, grown.profile()), others));
    assertThat(pending()).isEqualTo(ids(others));
    assertThat(profiles.read(List.of(user))).containsKey(user);
  }

  @Test
  void alerts_in_shadow_are_recorded_and_never_pending() {
    var grown = grown(3);
    var commit =
        new ProfileCommit(user, 0, stored(1, grown.profile()), List.of(), grown.alerts(), LATER);
    assertThat(profiles.commit(commit)).isEqualTo(committed(commit.after(), List.of()));
    assertThat(pending()).isEmpty();
    assertThat(grown.alerts()).allSatisfy(alert -> assertThat(outbox.add(alert)).isFalse());
  }

  private ProfileCommit replay(long before, long version, String place, List<Alert> alerts) {
    var after = stored(version, grown(version).profile());
    return new ProfileCommit(user, before, after, List.of(), alerts, LATER, Optional.of(place));
  }

  @Test
  void the_place_of_a_replay_is_stored_with_the_profile_and_its_alerts() {
    var place = "1/shard/7/" + UUID.randomUUID();
    var grown = grown(3);
    assertThat(profiles.replayed(List.of(place))).isEmpty();
    assertThat(profiles.commit(replay(0, 1, place, grown.alerts())))
        .isInstanceOf(CommitResult.Committed.class);
    assertThat(profiles.replayed(List.of(place, place + "0"))).containsExactly(place);
    assertThat(grown.alerts()).allSatisfy(alert -> assertThat(outbox.add(alert)).isFalse());
  }

  @Test
  void a_commit_at_a_place_that_is_taken_changes_nothing_and_returns_the_stored_profile() {
    var place = "1/shard/7/" + UUID.randomUUID();
    profiles.commit(replay(0, 1, place, List.of()));
    var stored = stored(1, grown(1).profile());
    var again = replay(1, 2, place, grown(3).alerts());
    assertThat(profiles.commit(again)).isEqualTo(conflict(stored));
    assertThat(profiles.read(List.of(user))).containsEntry(user, stored);
    assertThat(grown(3).alerts()).allSatisfy(alert -> assertThat(outbox.add(alert)).isTrue());
  }

  @Test
  void a_replay_over_a_stale_version_does_not_take_its_place() {
    var place = "1/shard/7/" + UUID.randomUUID();
    profiles.commit(commit(0, stored(1, grown(1).profile()), List.of()));
    assertThat(profiles.commit(replay(0, 1, place, List.of())))
        .isEqualTo(conflict(stored(1, grown(1).profile())));
    assertThat(profiles.replayed(List.of(place))).isEmpty();
  }

  @Test
  void as_many_users_as_may_be_are_read_at_once_and_absent_ones_left_out() {
    var profile = stored(1, grown(1).profile());
    var users = IntStream.range(0, UserProfiles.MAX_AT_ONCE).mapToObj(i -> user + i).toList();
    users.stream()
        .skip(10)
        .forEach(
            each ->
                profiles.commit(new ProfileCommit(each, 0, profile, List.of(), List.of(), LATER)));
    assertThat(profiles.read(users))
        .hasSize(UserProfiles.MAX_AT_ONCE - 10)
        .doesNotContainKey(users.getFirst())
        .containsEntry(users.getLast(), profile);
  }

  @Test
  void the_largest_profile_that_the_rules_make_is_stored() {
    var profile = new LargestProfile(user).profile();
    assertThat(profiles.commit(commit(0, stored(1, profile), List.of())))
        .isEqualTo(committed(stored(1, profile), List.of()));
    assertThat(profiles.read(List.of(user))).containsEntry(user, stored(1, profile));
  }
}
