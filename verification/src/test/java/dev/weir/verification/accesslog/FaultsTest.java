package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.Script;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises that a single scenario shows; the simulation covers those of timing and order. */
class FaultsTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final Minute MINUTE = Minute.of(ARRIVAL);
  private static final String ERROR =
      "192.0.2.7 - - [23/Nov/2026:10:00:20 +0000] \"GET /a HTTP/1.1\" 500 10";
  private static final String FINE =
      "192.0.2.7 - - [23/Nov/2026:10:00:20 +0000] \"GET /a HTTP/1.1\" 200 10";

  private final ShardModel<LabelledRecord> shard = new ShardModel<>(0, BigInteger.TEN);
  private final Script script = new Script();
  private final Deployed deployed = new Deployed(ARRIVAL.plusSeconds(1), script);

  private void put(String... lines) {
    put(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private void put(byte[] data) {
    shard.put(new LabelledRecord(data, ARRIVAL, List.of()), 0);
  }

  private String deliver(Instance instance, int from, int to) {
    return instance.invoke(shard.event(from, to)).retryFrom();
  }

  private String deliverAll() {
    return deliver(deployed.coldStart(), 0, shard.size());
  }

  private long total(Counter counter) {
    return deployed.counts().totals().values().stream()
        .flatMap(count -> count.services().values().stream())
        .mapToLong(count -> count.get(counter))
        .sum();
  }

  private List<Reason> reasons() {
    return deployed.quarantine().all().stream().map(Rejected::reason).toList();
  }

  @Test
  void the_same_batch_twice_changes_nothing() {
    put(FINE);
    put(ERROR);
    deliverAll();
    assertThat(deliverAll()).isEmpty();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(1);
    assertThat(total(Counter.SERVER_ERRORS)).isEqualTo(1);
  }

  @Test
  void of_an_overlapping_batch_only_the_remainder_is_applied() {
    put(FINE);
    put(FINE);
    put(FINE);
    deliver(deployed.coldStart(), 0, 2);
    deliver(deployed.coldStart(), 1, 3);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(3);
  }

  @Test
  void a_zombie_that_writes_after_its_retry_is_rejected() {
    put(FINE);
    put(FINE);
    script.beforeNext("commit", () -> deliver(deployed.coldStart(), 0, 2));
    deliver(deployed.coldStart(), 0, 1);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(2);
  }

  @Test
  void a_zombie_that_races_the_read_is_counted_once() {
    put(FINE);
    script.afterNext("commit", () -> deliver(deployed.coldStart(), 0, 1));
    deliver(deployed.coldStart(), 0, 1);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(1);
  }

  @Test
  void while_the_table_throttles_the_batch_fails_and_nothing_is_skipped() {
    put(FINE);
    put(FINE);
    script.beforeNext("commit", FaultsTest::fail);
    var instance = deployed.coldStart();
    assertThat(shard.indexOf(deliver(instance, 0, 2))).isZero();
    assertThat(deployed.counts().totals()).isEmpty();
    assertThat(deliver(instance, 0, 2)).isEmpty();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(2);
  }

  @Test
  void close_to_the_deadline_nothing_is_begun_and_the_lowest_record_is_reported() {
    put(FINE);
    put(FINE);
    var late = deployed.coldStart(new FakeContext(() -> 1_000));
    assertThat(shard.indexOf(deliver(late, 0, 2))).isZero();
    assertThat(deployed.counts().totals()).isEmpty();
  }

  @Test
  void a_malformed_line_is_counted_once_as_rejected_and_kept() {
    put(FINE, "no log at all", FINE);
    deliverAll();
    deliverAll();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(2);
    assertThat(total(Counter.REJECTED)).isEqualTo(1);
    assertThat(reasons()).containsExactly(Reason.NOT_AN_ACCESS_LOG);
    assertThat(deployed.quarantine().all().getFirst().line()).isEqualTo(1);
  }

  @Test
  void binary_and_very_long_lines_never_stop_the_shard() {
    put(new byte[] {0, (byte) 0xFF, '"', '\\', (byte) 0xC3});
    put("a".repeat(1 << 20));
    put("\\\"".repeat(1_000));
    put(FINE);
    assertThat(deliverAll()).isEmpty();
    assertThat(total(Counter.REJECTED)).isEqualTo(3);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(1);
  }

  @Test
  void a_gzip_bomb_is_bounded_and_quarantined_whole() {
    put(Gzip.compress(new byte[80 << 20]));
    put(FINE);
    assertThat(deliverAll()).isEmpty();
    assertThat(reasons()).containsExactly(Reason.INFLATES_TOO_LARGE);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(1);
  }

  @Test
  void truncated_gzip_is_quarantined_and_concatenated_gzip_read_whole() {
    var member = Gzip.compress((FINE + "\n").getBytes(StandardCharsets.UTF_8));
    put(Arrays.copyOf(member, member.length - 6));
    var twice = Arrays.copyOf(member, 2 * member.length);
    System.arraycopy(member, 0, twice, member.length, member.length);
    put(twice);
    assertThat(deliverAll()).isEmpty();
    assertThat(reasons()).containsExactly(Reason.TRUNCATED_GZIP);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(2);
  }

  @Test
  void deeply_nested_json_is_rejected_within_bounds() {
    put("{\"a\":".repeat(200_000));
    put(FINE);
    assertThat(deliverAll()).isEmpty();
    assertThat(total(Counter.REJECTED)).isEqualTo(1);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(1);
  }

  @Test
  void a_record_of_ten_mebibytes_is_counted() {
    var lines = (10 << 20) / (FINE.length() + 1);
    put((FINE + "\n").repeat(lines));
    assertThat(deliverAll()).isEmpty();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(lines);
  }

  @Test
  void a_parallelization_factor_above_one_is_refused_at_start() {
    var settings = Map.of(AccessLogSettings.PARALLELIZATION_FACTOR, "2");
    assertThatThrownBy(() -> AccessLogSettings.of(settings))
        .hasMessageContaining(AccessLogSettings.PARALLELIZATION_FACTOR);
  }

  @Test
  void over_a_split_and_a_merge_the_sum_is_exact() {
    put(FINE);
    deliverAll();
    var total = 1;
    for (var child :
        List.of(
            new ShardModel<LabelledRecord>(1, BigInteger.TWO),
            new ShardModel<LabelledRecord>(2, BigInteger.TWO))) {
      child.put(new LabelledRecord(FINE.getBytes(StandardCharsets.UTF_8), ARRIVAL, List.of()), 0);
      deployed.coldStart().invoke(child.event(0, 1));
      total++;
    }
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(total);
  }

  @Test
  void a_replay_changes_nothing_even_after_the_counts_have_expired() {
    put(FINE);
    deliverAll();
    deliverAll();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(1);
    deployed.counts().expire(MINUTE);
    assertThat(total(Counter.SUCCESSFUL)).as("an open minute is not forgotten").isEqualTo(1);
    var later = FINE.replace(":10:00:", ":10:01:").getBytes(StandardCharsets.UTF_8);
    shard.put(new LabelledRecord(later, ARRIVAL.plusSeconds(60), List.of()), 0);
    deliverAll();
    deployed.counts().expire(MINUTE);
    deliverAll();
    assertThat(deployed.counts().totals()).containsOnlyKeys(new Minute(MINUTE.epochMinute() + 1));
  }

  @Test
  void a_stream_made_again_counts_apart_from_its_former_life() {
    put(FINE);
    deliverAll();
    deployed.remakeStream("2");
    deliverAll();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(2);
  }

  @Test
  void code_that_parses_differently_deployed_in_mid_retry_counts_no_line_twice() {
    // One code reads the first host as the service, the other does not know virtual hosts.
    put("shop:443 " + FINE);
    put("shop:443 " + FINE);
    script.afterNext("commit", FaultsTest::crash);
    try {
      deliver(deployed.coldStart(), 0, 2);
    } catch (CrashError expected) {
      deployed.redeploy(Map.of(AccessLogSettings.FORMAT, "common"));
    }
    deliverAll();
    assertThat(total(Counter.SUCCESSFUL) + total(Counter.REJECTED)).isEqualTo(2);
  }

  @Test
  void a_kpl_aggregate_is_counted_whole_or_quarantined_whole() {
    var aggregate =
        new KplAggregate()
            .add("a", FINE.getBytes(StandardCharsets.UTF_8))
            .add("b", ERROR.getBytes(StandardCharsets.UTF_8))
            .toBytes();
    put(aggregate);
    var damaged = aggregate.clone();
    damaged[10] ^= 1;
    put(damaged);
    assertThat(deliverAll()).isEmpty();
    assertThat(total(Counter.SUCCESSFUL) + total(Counter.SERVER_ERRORS)).isEqualTo(2);
    assertThat(reasons()).containsExactly(Reason.CORRUPT_AGGREGATE);
  }

  @Test
  void an_event_time_a_day_off_counts_in_its_right_minute() {
    put(FINE.replace("23/Nov", "22/Nov"), FINE.replace("23/Nov", "24/Nov"));
    deliverAll();
    assertThat(deployed.counts().totals().keySet())
        .containsExactly(Minute.parse("2026-11-22T10:00Z"), Minute.parse("2026-11-24T10:00Z"));
    assertThat(total(Counter.LATE)).isEqualTo(1);
  }

  @Test
  void a_record_that_touches_more_minutes_than_one_commit_takes_is_committed_in_parts() {
    var lines = new ArrayList<String>();
    for (var minute = 0; minute < 60; minute++) {
      for (var hour = 0; hour < 8; hour++) {
        lines.add(FINE.replace(":10:00:20", ":%02d:%02d:20".formatted(hour, minute)));
      }
    }
    put(FINE);
    put(lines.toArray(String[]::new));
    script.afterNext("read counts", () -> {});
    assertThat(deliverAll()).isEmpty();
    deliverAll();
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(481);
  }

  @Test
  void services_beyond_the_bound_are_counted_as_other() {
    for (var i = 0; i < 130; i++) {
      put("host" + i + ":443 " + FINE);
    }
    deliverAll();
    var services = deployed.counts().totals().get(MINUTE).services();
    assertThat(services).hasSize(101).containsKey(MinuteCount.OTHER);
    assertThat(total(Counter.SUCCESSFUL)).isEqualTo(130);
  }

  @Test
  void a_service_with_a_rule_is_counted_by_name_after_a_hundred_invented_hosts() {
    deployed.redeploy(
        Map.of(
            AccessLogSettings.ALERT_HORIZON,
            "PT0S",
            AccessLogSettings.ERROR_RULES,
            "{\"defaults\":{\"count\":1000,\"ratio\":0},"
                + "\"services\":{\"checkout\":{\"count\":3}}}"));
    for (var i = 0; i < 100; i++) {
      put("host" + i + ":443 " + FINE);
    }
    put("checkout:443 " + ERROR, "checkout:443 " + ERROR, "checkout:443 " + ERROR);
    deliverAll();

    assertThat(deployed.counts().totals().get(MINUTE).services().get("checkout").errors())
        .isEqualTo(3);
    assertThat(deployed.topic().published()).hasSize(1);
  }

  @Test
  void the_busiest_of_the_last_minutes_are_counted_by_name_though_others_come_first() {
    put("shop:443 " + FINE.replace(":10:00:", ":09:58:"));
    put("shop:443 " + FINE.replace(":10:00:", ":09:59:"));
    deliverAll();
    for (var i = 0; i < 130; i++) {
      put("host" + i + ":443 " + FINE);
    }
    put("shop:443 " + FINE);
    deliverAll();

    var count = deployed.counts().totals().get(MINUTE);
    assertThat(count.services()).hasSize(101).containsKey("shop");
    assertThat(count.others().count()).isEqualTo(31);
  }

  @Test
  void a_crash_between_commit_and_outbox_still_raises_the_alert() {
    put(ERROR, ERROR, ERROR);
    script.afterNext("commit", FaultsTest::crash);
    try {
      deliverAll();
    } catch (CrashError expected) {
      assertThat(deployed.outbox().all()).isEmpty();
    }
    deliverAll();
    assertThat(deployed.topic().published()).hasSize(1);
  }

  @Test
  void a_crash_between_outbox_and_publish_is_mended_by_the_sweep() {
    put(ERROR, ERROR, ERROR);
    script.beforeNext("publish", FaultsTest::crash);
    try {
      deliverAll();
    } catch (CrashError expected) {
      assertThat(deployed.topic().published()).isEmpty();
    }
    deliverAll();
    deployed.pass(Duration.ofMinutes(1));
    deployed.sweep();
    assertThat(deployed.topic().published()).hasSize(1);
  }

  @Test
  void a_crash_between_publish_and_mark_gives_a_duplicate_with_the_same_id_at_most() {
    put(ERROR, ERROR, ERROR);
    script.beforeNext("mark published", FaultsTest::crash);
    try {
      deliverAll();
    } catch (CrashError expected) {
      assertThat(deployed.topic().published()).hasSize(1);
    }
    deployed.pass(Duration.ofMinutes(1));
    deployed.sweep();
    deployed.sweep();
    assertThat(deployed.topic().published()).hasSize(2);
    assertThat(deployed.outbox().all()).hasSize(1);
  }

  private static void fail() {
    throw new UnavailableException("throttled", null);
  }

  private static void crash() {
    throw new CrashError("here");
  }

  /** Kills the process whenever errors are committed. */
  private record KillingErrorCounts(MinuteCounts right) implements MinuteCounts {
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
      if (commit.counts().values().stream()
          .flatMap(count -> count.services().values().stream())
          .anyMatch(count -> count.errors() > 0)) {
        throw new OutOfMemoryError("killed");
      }
      return right.commit(commit);
    }

    @Override
    public MinuteCount total(Lane lane, Minute minute) {
      return right.total(lane, minute);
    }

    @Override
    public Set<String> quarantined(Lane lane) {
      return right.quarantined(lane);
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

  @Test
  void records_that_kill_are_quarantined_and_no_other_one_is_lost() {
    var killing = new Deployed(ARRIVAL.plusSeconds(1), script, KillingErrorCounts::new);
    for (var line : List.of(FINE, FINE, ERROR, FINE, ERROR, ERROR, FINE)) {
      put(line);
    }
    var kills = 0;
    for (var next = 0; next < shard.size() && kills < 100; ) {
      try {
        var from = deliver(killing.coldStart(), next, shard.size());
        next = from.isEmpty() ? shard.size() : shard.indexOf(from);
      } catch (OutOfMemoryError killed) {
        kills++;
      }
    }
    assertThat(kills).isLessThanOrEqualTo(15);
    assertThat(killing.quarantine().all())
        .extracting(Rejected::reason)
        .containsOnly(Reason.KILLED_THE_FUNCTION)
        .hasSize(3);
    var counted = killing.counts().totals().get(MINUTE).services().values().iterator().next();
    assertThat(counted.get(Counter.SUCCESSFUL)).isEqualTo(4);
    assertThat(counted.get(Counter.REJECTED)).isEqualTo(3);
  }
}
