package dev.weir.transactions;

import static dev.weir.transactions.Sample.LANE;
import static dev.weir.transactions.Sample.START;
import static dev.weir.transactions.Sample.inRecords;
import static dev.weir.transactions.Sample.received;
import static dev.weir.transactions.Sample.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Outbox;
import dev.weir.engine.ByKey;
import dev.weir.engine.CommitResult;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.CapturedLog;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Pseudonym;
import dev.weir.transactions.commit.ProfileCache;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserCommit;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.commit.UserState;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.publish.UserAlerts;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class UserStepTest {

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final UserFold FOLD = foldBy("{}");

  private final ScriptedProfiles store = new ScriptedProfiles();
  private final List<String> published = new ArrayList<>();
  private final List<Reason> quarantined = new ArrayList<>();
  private final ProfileCache known = new ProfileCache(store, Concurrency.oneByOne());

  private static UserFold foldBy(String rules) {
    return new UserFold(new Detector(RuleSet.parse(rules, 1)), LANE, Duration.ofDays(1));
  }

  private Optional<SequenceNumber> apply(
      UserFold fold, StoredProfile before, List<ReceivedTransaction> received) {
    var ports =
        new TransactionPorts(
            _ -> "1",
            _ -> HashKeyRange.whole(),
            store,
            new NoPositions(),
            RuleSet::defaults,
            (_, all) -> all.forEach(each -> quarantined.add(each.reason())),
            new NoOutbox(),
            alert -> published.add(alert.id()),
            () -> START,
            Concurrency.oneByOne(),
            _ -> {});
    var meter = new Meter(ports.clock());
    var publisher = new AlertPublisher(ports.outbox(), ports.topic(), ports.clock(), meter);
    var users = new UserCommit(store, known, RETENTION, ports.clock(), meter);
    return new ByKey(ports.concurrency(), ports.quarantine(), meter, Duration.ZERO)
        .apply(
            new UserStep(fold, users, new UserAlerts(publisher)),
            Map.of("ana", inRecords(received)),
            _ -> UserState.of(before),
            () -> Duration.ofMinutes(1));
  }

  /** Holds profiles; a test may replace the result of a commit. */
  private static final class ScriptedProfiles implements UserProfiles {
    private final Map<String, StoredProfile> profiles = new HashMap<>();
    private final List<ProfileCommit> commits = new ArrayList<>();
    private final Deque<Function<ProfileCommit, CommitResult<StoredUser>>> instead =
        new ArrayDeque<>();

    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      var found = new HashMap<>(profiles);
      found.keySet().retainAll(users);
      return found;
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      commits.add(commit);
      return instead.isEmpty() ? usual(commit) : instead.removeFirst().apply(commit);
    }

    CommitResult<StoredUser> usual(ProfileCommit commit) {
      var found = profiles.getOrDefault(commit.user(), StoredProfile.NONE);
      if (found.version() != commit.beforeVersion()) {
        return new CommitResult.Conflict<>(StoredUser.found(found));
      }
      profiles.put(commit.user(), commit.after());
      return new CommitResult.Committed<>(new StoredUser(commit.after(), commit.alerts()));
    }
  }

  private static final class NoOutbox implements Outbox {
    @Override
    public boolean add(Alert alert) {
      throw new AssertionError("alerts are committed with the profile");
    }

    @Override
    public void markPublished(String id, Instant publishedAt) {
      assertThat(id).isNotEmpty();
    }

    @Override
    public boolean addGrouped(Alert alert, FloodGroup group) {
      throw new AssertionError("alerts are committed with the profile");
    }

    @Override
    public void group(String id, FloodGroup group) {
      throw new AssertionError("here is no flood");
    }

    @Override
    public void markRefused(String id, Instant refusedAt) {
      throw new AssertionError("the topic takes everything");
    }

    @Override
    public void withdraw(String id, Instant withdrawnAt) {
      throw new AssertionError("here is no flood");
    }

    @Override
    public OutboxPage pending(Instant raisedBefore, Optional<Alert> after, int limit) {
      return new OutboxPage(List.of(), false);
    }

    @Override
    public OutboxContents contents(FloodGroup group, int listed) {
      return new OutboxContents(0, List.of());
    }
  }

  private static List<ReceivedTransaction> cardTest(int from) {
    var received = new ArrayList<ReceivedTransaction>();
    for (var i = 0; i < 3; i++) {
      received.add(received(transaction("ana", "small-" + from + i, i, "1.00"), from + i, 0));
    }
    received.add(received(transaction("ana", "large-" + from, 3, "250.00"), from + 3, 0));
    return received;
  }

  @Test
  void a_profile_is_stored_with_its_alerts_which_are_published_then() {
    apply(FOLD, StoredProfile.NONE, cardTest(1));
    var commit = store.commits.getFirst();
    assertThat(commit.alerts()).extracting(Alert::id).containsExactly("CARD_TESTING/ana/large-1");
    assertThat(commit.expiresAt()).isEqualTo(START.plus(RETENTION));
    assertThat(published).containsExactly("CARD_TESTING/ana/large-1");
    assertThat(store.commits).hasSize(1);
  }

  @Test
  void after_a_conflict_it_is_computed_again_from_the_stored_state() {
    apply(FOLD, StoredProfile.NONE, cardTest(1).subList(0, 2));
    apply(FOLD, StoredProfile.NONE, cardTest(1));
    assertThat(store.profiles.get("ana").profile().transactions()).isEqualTo(4);
    assertThat(published).containsExactly("CARD_TESTING/ana/large-1");
  }

  @Test
  void where_only_the_answer_was_lost_the_alerts_are_published() {
    store.instead.add(
        commit -> {
          store.usual(commit);
          return new CommitResult.Conflict<>(StoredUser.found(store.profiles.get("ana")));
        });
    apply(FOLD, StoredProfile.NONE, cardTest(1));
    assertThat(published).containsExactly("CARD_TESTING/ana/large-1");
    assertThat(store.profiles.get("ana").version()).isEqualTo(1);
  }

  @Test
  void a_rule_in_shadow_mode_records_its_alert_and_publishes_none() {
    var fold = foldBy("{\"rules\":{\"CARD_TESTING\":{\"mode\":\"shadow\"}}}");
    apply(fold, StoredProfile.NONE, cardTest(1));
    assertThat(store.commits.getFirst().alerts()).isEmpty();
    assertThat(store.commits.getFirst().shadowAlerts()).hasSize(1);
    assertThat(published).isEmpty();
  }

  @Test
  void redelivered_transactions_are_not_even_written() {
    apply(FOLD, StoredProfile.NONE, cardTest(1));
    apply(FOLD, known.of(List.of("ana")).get("ana"), cardTest(1));
    assertThat(store.commits).hasSize(1);
    assertThat(published).hasSize(1);
  }

  @Test
  void a_commit_without_an_answer_leaves_nothing_remembered_of_the_user() {
    store.instead.add(
        commit -> {
          store.usual(commit);
          throw new UnavailableException("no answer", null);
        });
    assertThat(apply(FOLD, StoredProfile.NONE, cardTest(1))).contains(new SequenceNumber("1"));
    assertThat(known.of(List.of("ana")).get("ana")).isEqualTo(store.profiles.get("ana"));
  }

  @Test
  void contention_without_end_is_left_to_a_redelivery() {
    for (var i = 0; i < 10; i++) {
      store.instead.add(_ -> new CommitResult.Conflict<>(StoredUser.found(StoredProfile.NONE)));
    }
    try (var log = new CapturedLog()) {
      assertThat(apply(FOLD, StoredProfile.NONE, cardTest(1))).contains(new SequenceNumber("1"));
      assertThat(log.text()).contains("user=" + Pseudonym.of("ana"));
    }
    assertThat(store.commits).hasSize(10);
    assertThat(published).isEmpty();
  }

  @Test
  void a_transaction_that_the_table_refuses_is_quarantined_and_the_others_are_applied() {
    for (var i = 0; i < 2; i++) { // all four together, then the first alone
      store.instead.add(_ -> new CommitResult.Refused<>("too large"));
    }
    assertThat(apply(FOLD, StoredProfile.NONE, cardTest(1))).isEmpty();
    assertThat(quarantined).containsExactly(Reason.REFUSED);
    assertThat(store.profiles.get("ana").profile().transactions()).isEqualTo(3);
  }

  @Test
  void a_table_that_refuses_the_item_without_the_transaction_too_is_tried_again() {
    for (var i = 0; i < 3; i++) { // all four, the first alone, the same item without it
      store.instead.add(_ -> new CommitResult.Refused<>("no such attribute"));
    }
    assertThat(apply(FOLD, StoredProfile.NONE, cardTest(1))).contains(new SequenceNumber("1"));
    assertThat(store.profiles).isEmpty();
    assertThat(apply(FOLD, StoredProfile.NONE, cardTest(1))).isEmpty();
    assertThat(store.profiles.get("ana").profile().transactions()).isEqualTo(4);
  }

  @Test
  void the_fence_covers_a_transaction_that_the_table_refuses() {
    for (var i = 0; i < 2; i++) {
      store.instead.add(_ -> new CommitResult.Refused<>("too large"));
    }
    apply(FOLD, StoredProfile.NONE, cardTest(1));
    apply(FOLD, store.profiles.get("ana"), cardTest(1));
    assertThat(quarantined).containsExactly(Reason.REFUSED);
  }
}
