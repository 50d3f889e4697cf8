package dev.weir.verification.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.commit.StoredCount;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Semantics;
import dev.weir.events.Minute;
import dev.weir.quarantine.Reason;
import dev.weir.stream.Lane;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.Deployed;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.fakes.PassingCounts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no choice of semantics makes weaker: refusals, records that kill, quarantine. */
class ContainmentTest {

  private static final Instant ARRIVED = Instant.parse("2026-11-23T10:05:00Z");
  private static final String POISON = "poison";

  private final ShardModel<LabelledRecord> shard = new ShardModel<>(0, BigInteger.TEN);

  private static String line(String service) {
    return service + ":443 192.0.2.7 - - [23/Nov/2026:10:05:00 +0000] \"GET /a HTTP/1.1\" 200 5";
  }

  private void put(String... services) {
    for (var service : services) {
      var data = line(service).getBytes(StandardCharsets.UTF_8);
      shard.put(new LabelledRecord(data, ARRIVED, List.of()), 0);
    }
  }

  private static Deployed deploy(
      Semantics semantics, CallDisturbance disturbance, UnaryOperator<MinuteCounts> store) {
    return new Deployed(ARRIVED.plusSeconds(5), disturbance, store)
        .with(Semantics.VARIABLE, semantics.text());
  }

  private static long counted(Deployed deployed, String service) {
    return deployed.counts().totals().values().stream()
        .map(minute -> minute.services().get(service))
        .filter(count -> count != null)
        .mapToLong(count -> count.get(Counter.SUCCESSFUL))
        .sum();
  }

  private static List<Reason> reasons(Deployed deployed) {
    return deployed.quarantine().all().stream().map(rejected -> rejected.reason()).toList();
  }

  /** Delivers until all is confirmed; a process that dies is followed by another one. */
  private void deliver(Deployed deployed) {
    var instance = deployed.coldStart();
    for (var next = 0; next < shard.size(); ) {
      try {
        var retryFrom = instance.invoke(shard.event(next, shard.size())).retryFrom();
        next = retryFrom.isEmpty() ? shard.size() : shard.indexOf(retryFrom);
      } catch (CrashError died) {
        instance = deployed.coldStart();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_record_whose_counts_are_refused_is_quarantined_alone(Semantics semantics) {
    put("one", "two", POISON, "three");
    var deployed = deploy(semantics, CallDisturbance.NONE, Refusing::new);
    deliver(deployed);
    assertThat(reasons(deployed)).containsExactly(Reason.REFUSED);
    for (var good : List.of("one", "two", "three")) {
      assertThat(counted(deployed, good)).as(good).isEqualTo(1);
    }
    assertThat(named(deployed)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACTLY_ONCE", "AT_LEAST_ONCE"})
  void a_record_that_kills_is_quarantined_and_the_shard_goes_on(Semantics semantics) {
    put("one", "two", POISON, "three");
    var deployed = deploy(semantics, CallDisturbance.NONE, KillingCounts::new);
    deliver(deployed);
    assertThat(reasons(deployed)).containsExactly(Reason.KILLED_THE_FUNCTION);
    assertThat(counted(deployed, POISON)).isZero();
    for (var good : List.of("one", "two", "three")) {
      assertThat(counted(deployed, good)).as(good).isPositive();
    }
    assertThat(named(deployed)).hasSize(1);
  }

  /** Its position is stored before it kills, so it comes to nobody again: it is lost. */
  @Test
  void at_most_once_a_record_that_kills_while_it_is_stored_kills_once() {
    put("one", POISON);
    var deployed = deploy(Semantics.AT_MOST_ONCE, CallDisturbance.NONE, KillingCounts::new);
    deliver(deployed);
    put("two", "three");
    deliver(deployed);
    assertThat(counted(deployed, "one")).isZero();
    assertThat(counted(deployed, "two")).isEqualTo(1);
    assertThat(counted(deployed, "three")).isEqualTo(1);
  }

  private static Set<String> named(Deployed deployed) {
    return deployed.counts().quarantined().values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static boolean hasPoison(MinuteCount count) {
    return count.services().containsKey(POISON);
  }

  /** Refuses whatever has counts of the poison. */
  private static final class Refusing extends PassingCounts {
    Refusing(MinuteCounts stored) {
      super(stored);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      return commit.counts().values().stream().anyMatch(ContainmentTest::hasPoison)
          ? new CommitResult.Refused<>("an item above 400 KB")
          : super.commit(commit);
    }

    @Override
    public CommitResult<StoredCount> replace(
        Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
      return hasPoison(after.count())
          ? new CommitResult.Refused<>("an item above 400 KB")
          : super.replace(lane, minute, before, after, expiresAt);
    }
  }

  /** Kills whoever stores counts of the poison. */
  private static final class KillingCounts extends PassingCounts {
    KillingCounts(MinuteCounts stored) {
      super(stored);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      if (commit.counts().values().stream().anyMatch(ContainmentTest::hasPoison)) {
        throw new CrashError("out of memory");
      }
      return super.commit(commit);
    }

    @Override
    public CommitResult<StoredCount> replace(
        Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
      if (hasPoison(after.count())) {
        throw new CrashError("out of memory");
      }
      return super.replace(lane, minute, before, after, expiresAt);
    }
  }
}
