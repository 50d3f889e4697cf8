package dev.weir.verification.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.alerts.Alert;
import dev.weir.engine.CommitResult;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.samples.TransactionSample;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.verification.fakes.Script;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises that a single scenario shows; the simulation covers those of timing and order. */
class TransactionFaultsTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final String RAISED = "CARD_TESTING/ana/large";

  private final ShardModel<TransactionRecord> shard = new ShardModel<>(0, BigInteger.TEN);
  private final Script script = new Script();
  private DeployedTransactions deployed = new DeployedTransactions(ARRIVAL.plusSeconds(1), script);

  private static Transaction transaction(String user, String id, String amount, Instant at) {
    return new Transaction(
        id,
        user,
        Money.of(amount, "EUR"),
        "shop",
        Optional.empty(),
        Channel.ONLINE,
        new Location("PT", "Lisbon", Optional.empty()),
        at);
  }

  private static Transaction transaction(String user, String id) {
    return transaction(user, id, "10.00", ARRIVAL);
  }

  private static TransactionRecord record(Transaction transaction) {
    return record(transaction.userId(), TransactionJson.write(transaction));
  }

  private static TransactionRecord record(String user, byte[] data) {
    return new TransactionRecord(data, ARRIVAL, user, List.of(), List.of());
  }

  private void put(String user, String... ids) {
    for (var id : ids) {
      shard.put(record(transaction(user, id)), 0);
    }
  }

  private void put(String user, byte[] data) {
    shard.put(record(user, data), 0);
  }

  private void putCardTest() {
    for (var i = 0; i < 3; i++) {
      shard.put(record(transaction("ana", "small-" + i, "1.00", ARRIVAL.minusSeconds(9 - i))), 0);
    }
    shard.put(record(transaction("ana", "large", "250.00", ARRIVAL)), 0);
  }

  private String deliver(Instance instance, int from, int to) {
    return instance.invoke(shard.event(from, to)).retryFrom();
  }

  private String deliverAll() {
    return deliver(deployed.coldStart(), 0, shard.size());
  }

  private void deliverAndCrash() {
    assertThat(catchThrowableOfType(CrashError.class, this::deliverAll)).isNotNull();
  }

  private long transactionsOf(String user) {
    return deployed
        .profiles()
        .all()
        .getOrDefault(user, StoredProfile.NONE)
        .profile()
        .transactions();
  }

  private List<String> published() {
    return deployed.topic().published().stream().map(Alert::id).toList();
  }

  private List<Reason> reasons() {
    return deployed.quarantine().all().stream().map(Rejected::reason).toList();
  }

  @Test
  void the_same_batch_twice_changes_nothing() {
    putCardTest();
    deliverAll();
    var stored = deployed.profiles().all();
    assertThat(deliverAll()).isEmpty();
    assertThat(deployed.profiles().all()).isEqualTo(stored);
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void of_an_overlapping_batch_only_the_remainder_is_applied() {
    put("ana", "a", "b", "c");
    deliver(deployed.coldStart(), 0, 2);
    deliver(deployed.coldStart(), 1, 3);
    assertThat(transactionsOf("ana")).isEqualTo(3);
  }

  @Test
  void after_a_crash_before_any_write_all_is_applied_once() {
    putCardTest();
    script.beforeNext("commit", TransactionFaultsTest::crash);
    deliverAndCrash();
    assertThat(deployed.profiles().all()).isEmpty();
    deliverAll();
    assertThat(transactionsOf("ana")).isEqualTo(4);
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void after_a_crash_between_two_users_each_is_applied_once() {
    put("ana", "a");
    put("ben", "b");
    put("ana", "c");
    script.afterNext("commit", TransactionFaultsTest::crash);
    deliverAndCrash();
    assertThat(deployed.profiles().all()).hasSize(1);
    deliverAll();
    assertThat(transactionsOf("ana")).isEqualTo(2);
    assertThat(transactionsOf("ben")).isEqualTo(1);
  }

  @Test
  void a_commit_whose_answer_was_lost_is_applied_once() {
    putCardTest();
    script.afterNext("commit", TransactionFaultsTest::fail);
    var instance = deployed.coldStart();
    assertThat(shard.indexOf(deliver(instance, 0, 4))).isZero();
    assertThat(deliver(instance, 0, 4)).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(4);
    deployed.pass(Duration.ofMinutes(1));
    deployed.sweep();
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void a_commit_that_the_sdk_sends_again_is_applied_once_and_is_not_an_error() {
    deployed = new DeployedTransactions(ARRIVAL, script, (right, _) -> new SendingAgain(right));
    putCardTest();
    assertThat(deliverAll()).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(4);
    assertThat(published()).containsExactly(RAISED);
  }

  /** The first answer to each commit is lost within the SDK, which retries. */
  private record SendingAgain(UserProfiles right) implements UserProfiles {
    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      return right.read(users);
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      right.commit(commit);
      return right.commit(commit);
    }
  }

  @Test
  void a_zombie_that_writes_after_its_retry_is_rejected() {
    put("ana", "a", "b");
    script.beforeNext("commit", () -> deliver(deployed.coldStart(), 0, 2));
    deliver(deployed.coldStart(), 0, 1);
    assertThat(transactionsOf("ana")).isEqualTo(2);
  }

  @Test
  void a_zombie_that_races_the_read_is_applied_once() {
    putCardTest();
    script.afterNext("commit", this::deliverAll);
    deliverAll();
    assertThat(transactionsOf("ana")).isEqualTo(4);
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void what_a_function_that_ran_out_of_time_did_not_begin_is_delivered_again() {
    put("ana", "a");
    put("ben", "b");
    put("cleo", "c");
    var remaining = new int[] {60_000};
    script.afterNext("commit", () -> remaining[0] = 100);
    var slow = deployed.coldStart(new FakeContext(() -> remaining[0]));
    assertThat(shard.indexOf(deliver(slow, 0, 3))).isEqualTo(1);
    assertThat(deployed.profiles().all()).containsOnlyKeys("ana");
    assertThat(deliver(deployed.coldStart(), 1, 3)).isEmpty();
    assertThat(deployed.profiles().all()).containsOnlyKeys("ana", "ben", "cleo");
  }

  @Test
  void while_the_table_throttles_the_batch_fails_and_nothing_is_skipped() {
    put("ana", "a");
    put("ben", "b");
    put("ana", "c");
    script.beforeNext("commit", TransactionFaultsTest::fail);
    var instance = deployed.coldStart();
    assertThat(shard.indexOf(deliver(instance, 0, 3))).isZero();
    assertThat(deployed.profiles().all()).containsOnlyKeys("ben");
    assertThat(deliver(instance, 0, 3)).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(2);
    assertThat(transactionsOf("ben")).isEqualTo(1);
  }

  @Test
  void close_to_the_deadline_nothing_is_begun_and_the_lowest_record_is_reported() {
    put("ana", "a");
    put("ben", "b");
    var late = deployed.coldStart(new FakeContext(() -> 1_000));
    assertThat(shard.indexOf(deliver(late, 0, 2))).isZero();
    assertThat(deployed.profiles().all()).isEmpty();
  }

  @Test
  void of_a_user_who_is_reported_nothing_later_is_applied() {
    put("ana", "a");
    put("ben", "b");
    put("ana", "c");
    put("ben", "d");
    script.beforeNext("commit", () -> script.beforeNext("commit", TransactionFaultsTest::fail));
    assertThat(shard.indexOf(deliverAll())).isEqualTo(1);
    assertThat(transactionsOf("ana")).isEqualTo(2);
    assertThat(transactionsOf("ben")).isZero();
    assertThat(deliver(deployed.coldStart(), 1, 4)).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(2);
    assertThat(transactionsOf("ben")).isEqualTo(2);
  }

  @Test
  void deep_and_huge_json_is_quarantined_within_bounds() {
    put("ana", "{\"id\":".repeat(200_000).getBytes(UTF_8));
    put("ana", ("{\"id\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(UTF_8));
    put("ana", "a");
    assertThat(deliverAll()).isEmpty();
    assertThat(reasons()).hasSize(2);
    assertThat(transactionsOf("ana")).isEqualTo(1);
  }

  @Test
  void a_record_of_ten_mebibytes_is_applied() {
    // An unknown field makes them heavy.
    var note = "\"note\":\"" + "x".repeat(2_000) + "\",";
    var lines = new StringBuilder();
    var count = 0;
    for (; lines.length() < (10 << 20) - 3_000; count++) {
      var at = ARRIVAL.minus(Duration.ofDays(5)).plusSeconds(60L * count);
      var line = TransactionJson.write(transaction("ana", "id-" + count, "10.00", at));
      lines.append('{').append(note).append(new String(line, 1, line.length - 1, UTF_8));
      lines.append('\n');
    }
    put("ana", lines.toString().getBytes(UTF_8));
    assertThat(deliverAll()).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(count);
  }

  @Test
  void every_kind_of_bad_record_is_quarantined_with_its_reason_and_the_rest_is_untouched() {
    var bad = TransactionSample.badRecords(ARRIVAL);
    for (var each : bad) {
      put("ana", "beside-" + each.reason());
      put(each.partitionKey(), each.data());
    }
    assertThat(deliverAll()).isEmpty();
    assertThat(deliverAll()).isEmpty();
    assertThat(reasons())
        .extracting(Reason::name)
        .containsExactlyElementsOf(bad.stream().map(each -> each.reason()).toList());
    assertThat(deployed.quarantine().all())
        .extracting(Rejected::bytes)
        .containsExactlyElementsOf(bad.stream().map(each -> each.data()).toList());
    assertThat(deployed.profiles().all()).containsOnlyKeys("ana");
    assertThat(transactionsOf("ana")).isEqualTo(bad.size());
  }

  @Test
  void a_parallelization_factor_above_one_is_refused_at_start() {
    var settings = Map.of(TransactionSettings.PARALLELIZATION_FACTOR, "2");
    assertThatThrownBy(() -> TransactionSettings.of(settings))
        .hasMessageContaining(TransactionSettings.PARALLELIZATION_FACTOR);
  }

  @Test
  void over_a_split_and_a_merge_the_sum_is_exact() {
    put("ana", "a", "b");
    deliverAll();
    var child = new ShardModel<TransactionRecord>(1, BigInteger.TWO);
    child.put(record(transaction("ana", "c")), 0);
    var merged = new ShardModel<TransactionRecord>(3, BigInteger.TWO);
    merged.put(record(transaction("ana", "d")), 0);
    for (var each : List.of(child, merged, child, merged)) {
      deployed.coldStart().invoke(each.event(0, 1));
    }
    deliverAll();
    assertThat(transactionsOf("ana")).isEqualTo(4);
  }

  @Test
  void a_child_shard_before_its_parent_leaves_the_users_state_right() {
    var parent = new ShardModel<TransactionRecord>(0, BigInteger.TEN);
    var child = new ShardModel<TransactionRecord>(1, BigInteger.TEN);
    for (var i = 0; i < 6; i++) {
      parent.put(record(transaction("ana", "p" + i, "9.00", ARRIVAL.minusSeconds(20 - i))), 0);
      child.put(record(transaction("ana", "c" + i, "9.00", ARRIVAL.minusSeconds(9 - i))), 0);
    }
    deployed.coldStart().invoke(child.event(0, 6));
    deployed.coldStart().invoke(parent.event(0, 6));
    deployed.coldStart().invoke(child.event(0, 6));
    assertThat(transactionsOf("ana")).isEqualTo(12);
    assertThat(published()).containsExactly("VELOCITY/ana/c5");
  }

  @Test
  void a_replay_changes_nothing() {
    putCardTest();
    put("ben", "b");
    deliverAll();
    var stored = deployed.profiles().all();
    for (var i = 0; i < shard.size(); i++) {
      deliver(deployed.coldStart(), i, i + 1);
    }
    assertThat(deployed.profiles().all()).isEqualTo(stored);
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void profiles_that_would_be_forgotten_before_the_streams_records_are_refused() {
    var settings =
        Map.of(
            TransactionSettings.PROFILE_RETENTION, "P7D",
            TransactionSettings.STREAM_RETENTION, "P7D");
    assertThatThrownBy(() -> TransactionSettings.of(settings))
        .hasMessageContaining(TransactionSettings.PROFILE_RETENTION);
  }

  @Test
  void what_a_producer_sends_again_counts_once() {
    putCardTest();
    putCardTest();
    assertThat(deliverAll()).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(4);
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void an_event_time_a_day_off_counts_and_says_so_and_one_further_ahead_is_quarantined() {
    var day = Duration.ofHours(24);
    shard.put(record(transaction("ana", "now")), 0);
    shard.put(record(transaction("ana", "ahead", "10.00", ARRIVAL.plus(day))), 0);
    shard.put(record(transaction("ana", "late", "10.00", ARRIVAL.minus(day))), 0);
    shard.put(record(transaction("ana", "in time", "10.00", ARRIVAL.minusSeconds(299))), 0);
    shard.put(record(transaction("ana", "too far", "10.00", ARRIVAL.plus(day).plusMillis(1))), 0);
    assertThat(deliverAll()).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(4);
    assertThat(deployed.profiles().all().get("ana").profile().late()).isEqualTo(1);
    assertThat(reasons()).containsExactly(Reason.TIME_AHEAD);
  }

  @Test
  void a_user_with_every_transaction_of_a_batch_is_exact_and_one_write() {
    for (var i = 0; i < 900; i++) {
      put("ana", "id-" + i);
    }
    assertThat(deliverAll()).isEmpty();
    assertThat(deliverAll()).isEmpty();
    assertThat(transactionsOf("ana")).isEqualTo(900);
    assertThat(deployed.profiles().commits()).isEqualTo(1);
    assertThat(published()).containsExactly("VELOCITY/ana/id-0");
  }

  @Test
  void after_a_crash_between_commit_and_publish_the_alert_is_sent_by_the_sweep() {
    putCardTest();
    script.beforeNext("publish", TransactionFaultsTest::crash);
    deliverAndCrash();
    deliverAll();
    assertThat(published()).isEmpty();
    deployed.pass(Duration.ofMinutes(1));
    deployed.sweep();
    assertThat(published()).containsExactly(RAISED);
  }

  @Test
  void a_crash_between_publish_and_mark_gives_a_duplicate_with_the_same_id_at_most() {
    putCardTest();
    script.beforeNext("mark published", TransactionFaultsTest::crash);
    deliverAndCrash();
    deliverAll();
    deployed.pass(Duration.ofMinutes(1));
    deployed.sweep();
    deployed.sweep();
    assertThat(published()).containsExactly(RAISED, RAISED);
    assertThat(deployed.outbox().all()).hasSize(1);
  }

  private static void fail() {
    throw new UnavailableException("throttled", null);
  }

  private static void crash() {
    throw new CrashError("here");
  }

  /** Kills the process whenever a user is committed. */
  private record KillingProfiles(UserProfiles right, String killer) implements UserProfiles {
    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      return right.read(users);
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      if (commit.user().equals(killer)) {
        throw new CrashError("killed");
      }
      return right.commit(commit);
    }
  }

  /** Delivers as Lambda does; returns how many processes died. */
  private int killsUntilDone() {
    var kills = 0;
    var next = 0;
    while (next < shard.size() && kills < 100) {
      try {
        var from = deliver(deployed.coldStart(), next, shard.size());
        next = from.isEmpty() ? shard.size() : shard.indexOf(from);
      } catch (CrashError killed) {
        kills++;
      }
    }
    return kills;
  }

  @Test
  void records_that_kill_are_quarantined_and_no_other_one_is_lost() {
    deployed =
        new DeployedTransactions(
            ARRIVAL.plusSeconds(1), script, (right, _) -> new KillingProfiles(right, "mallory"));
    put("ana", "a", "b");
    put("mallory", "x");
    put("ben", "c");
    put("mallory", "y");
    put("ana", "d");
    assertThat(killsUntilDone()).isLessThanOrEqualTo(10);
    assertThat(transactionsOf("ana")).isEqualTo(3);
    assertThat(transactionsOf("ben")).isEqualTo(1);
    assertThat(deployed.quarantine().all())
        .extracting(Rejected::reason)
        .containsExactly(Reason.KILLED_THE_FUNCTION, Reason.KILLED_THE_FUNCTION);
  }

  @Test
  void records_that_kill_in_a_rewound_stream_are_quarantined_too() {
    put("ana", "a");
    put("mallory", "x");
    put("ben", "b");
    put("mallory", "y");
    put("ana", "c");
    deployed =
        new DeployedTransactions(
            ARRIVAL.plusSeconds(1), script, (right, _) -> new KillingProfiles(right, "mallory"));
    deployed.positions().advance(Rewound.LANE, Rewound.END);
    assertThat(killsUntilDone()).isLessThanOrEqualTo(20);
    assertThat(transactionsOf("ana")).isEqualTo(2);
    assertThat(transactionsOf("ben")).isEqualTo(1);
    assertThat(deployed.quarantine().all()).hasSize(2);
  }

  /** The lane, and a position beyond all its records. */
  private static final class Rewound {
    static final Lane LANE = new Lane("v1", "modelled", "1", new Shard("shardId-000000000000"));
    static final SequenceNumber END = new SequenceNumber("1000");

    private Rewound() {}
  }
}
