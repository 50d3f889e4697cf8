package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.rebuild.Pace;
import dev.weir.client.rebuild.RecordPlace;
import dev.weir.engine.CommitResult;
import dev.weir.quarantine.Reason;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.PassingCounts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rebuilds that an operator kills, and records that kill a rebuild. */
class KilledRebuildTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final int RECORDS = 12;

  private final MemoryArchive archive = new MemoryArchive();

  @BeforeEach
  void archiveLines() {
    var shard = new ShardModel<PutRecord>(0, BigInteger.valueOf(90));
    for (var i = 0; i < RECORDS; i++) {
      var line =
          "shop:443 192.0.2.7 - - [23/Nov/2026:10:%02d:00 +0000] \"GET / HTTP/1.1\" 503 7\n"
              .formatted(i / 2);
      var data = line.getBytes(StandardCharsets.UTF_8);
      shard.put(new PutRecord(0, data, ARRIVAL.plusSeconds(i), "key"), 3);
    }
    archive.archive(ArchivedStream.ACCESS_LOGS, shard, 5);
  }

  /** Kills the process each time that it comes to a call, for some time. */
  private static final class KillsAt implements CallDisturbance {
    private final String call;
    private int left;

    KillsAt(String call, int times) {
      this.call = call;
      left = times;
    }

    @Override
    public void before(String name) {
      if (name.equals(call) && left > 0) {
        left--;
        throw new CrashError(name);
      }
    }
  }

  private FilledCounts killedAt(String call, int times) throws InterruptedException {
    var filled = new FilledCounts(new KillsAt(call, times), ARRIVAL.plusSeconds(600));
    var killed = 0;
    for (var isDone = false; !isDone; ) {
      try {
        filled.rebuild(archive);
        isDone = true;
      } catch (CrashError byOperator) {
        killed++;
      }
    }
    assertThat(killed).isEqualTo(times);
    return filled;
  }

  private static long requests(FilledCounts filled) {
    return filled.totals().values().stream()
        .flatMap(minute -> minute.services().values().stream())
        .mapToLong(count -> count.requests())
        .sum();
  }

  @Test
  void a_rebuild_that_is_killed_many_times_at_one_record_quarantines_nothing()
      throws InterruptedException {
    for (var call : new String[] {"commit", "read counts", "read position"}) {
      var filled = killedAt(call, 20);
      assertThat(filled.quarantined()).as(call).isEmpty();
      assertThat(requests(filled)).as(call).isEqualTo(RECORDS);
    }
  }

  @Test
  void nor_is_a_minute_left_out_whose_alerts_were_about_to_be_made() throws InterruptedException {
    var filled = killedAt("read total", 20);
    assertThat(filled.quarantined()).isEmpty();
    assertThat(filled.alerts()).doesNotContainKey("MINUTE_NOT_EVALUATED");
    assertThat(filled.alerts()).isEqualTo(killedAt("read total", 0).alerts());
  }

  @Test
  void no_attempts_remain_for_the_event_source_that_follows() throws InterruptedException {
    var filled = new FilledCounts(new KillsAt("commit", 1), ARRIVAL.plusSeconds(600));
    try {
      filled.rebuild(archive);
    } catch (CrashError byOperator) {
      assertThat(filled.positions()).isEmpty();
    }
  }

  /** Counts whose commits need more memory than there is, if they hold a request to a service. */
  private static final class Exhausting extends PassingCounts {
    Exhausting(MinuteCounts stored) {
      super(stored);
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      if (isDeadly(commit)) {
        throw new OutOfMemoryError("Java heap space");
      }
      return super.commit(commit);
    }
  }

  private static final String DEADLY = "shardId-000000000009:98";

  private FilledCounts exhausted() {
    var shard = new ShardModel<PutRecord>(9, BigInteger.valueOf(90));
    for (var i = 0; i < RECORDS; i++) {
      var line =
          "%s:443 192.0.2.7 - - [23/Nov/2026:10:%02d:00 +0000] \"GET / HTTP/1.1\" 200 7\n"
              .formatted(i == 7 ? "deadly" : "shop", i / 2);
      shard.put(
          new PutRecord(9, line.getBytes(StandardCharsets.UTF_8), ARRIVAL.plusSeconds(i), "key"),
          0);
    }
    archive.archive(ArchivedStream.ACCESS_LOGS, shard, 10);
    var filled = new FilledCounts(CallDisturbance.NONE, ARRIVAL.plusSeconds(600));
    filled.vary(Exhausting::new);
    return filled;
  }

  @Test
  void a_record_that_exhausts_the_process_is_named_and_the_rebuild_fails() {
    var filled = exhausted();
    for (var run = 0; run < 6; run++) {
      assertThatThrownBy(() -> filled.rebuild(archive))
          .isInstanceOfSatisfying(
              CommandFault.class,
              fault -> {
                assertThat(fault).hasMessageContaining(DEADLY);
                assertThat(fault.remedy()).contains("--quarantine " + DEADLY);
                assertThat(fault.exitCode()).isEqualTo(1);
              });
    }
    assertThat(filled.quarantined()).isEmpty();
    assertThat(requests(filled)).isEqualTo(RECORDS + 7);
  }

  @Test
  void the_operator_may_quarantine_it_unopened_and_everything_else_is_counted()
      throws InterruptedException {
    var filled = exhausted();
    assertThatThrownBy(() -> filled.rebuild(archive)).isInstanceOf(CommandFault.class);
    filled.rebuild(archive, Pace.unlimited(), Set.of(place(DEADLY)));

    assertThat(filled.quarantined())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.KILLED_THE_FUNCTION);
              assertThat(rejected.sequenceNumber()).isEqualTo("98");
            });
    assertThat(requests(filled)).isEqualTo(2 * RECORDS - 1);
  }

  @Test
  void a_record_that_is_named_from_the_start_ends_no_batch_of_others() throws InterruptedException {
    var filled = exhausted();
    filled.rebuild(archive, Pace.unlimited(), Set.of(place(DEADLY), place("shardId-1:7")));
    assertThat(filled.quarantined()).hasSize(1);
    assertThat(requests(filled)).isEqualTo(2 * RECORDS - 1);
  }

  private static RecordPlace place(String text) {
    var parts = text.split(":", -1);
    return new RecordPlace(new Shard(parts[0]), new SequenceNumber(parts[1]));
  }

  @Test
  void a_run_that_resumes_says_with_which_record_and_plays_only_the_rest()
      throws InterruptedException {
    var kills = new KillsAt("commit", 0);
    var filled = new FilledCounts(kills, ARRIVAL.plusSeconds(600));
    filled.rebuild(archive);
    assertThat(filled.progress().resumed()).isEmpty();
    assertThat(filled.progress().played()).isEqualTo(RECORDS);

    archiveAnotherRecord();
    filled.rebuild(archive);
    assertThat(filled.progress().skipped()).isEqualTo(RECORDS);
    assertThat(filled.progress().played()).isEqualTo(RECORDS + 1);
    assertThat(filled.progress().resumed()).hasSize(1);
  }

  @Test
  void a_record_that_ends_the_jvm_is_the_one_that_the_next_but_one_run_resumes_with()
      throws InterruptedException {
    var filled = exhausted();
    filled.vary(stored -> new EndingJvm(stored, true));
    for (var run = 0; run < 4; run++) {
      assertThatThrownBy(() -> filled.rebuild(archive)).isInstanceOf(CrashError.class);
    }
    assertThat(filled.progress().resumed()).hasSize(3).endsWith(DEADLY, DEADLY);
    assertThat(filled.quarantined()).isEmpty();
    filled.rebuild(archive, Pace.unlimited(), Set.of(place(DEADLY)));
    assertThat(requests(filled)).isEqualTo(2 * RECORDS - 1);
  }

  @Test
  void so_is_the_first_record_of_all() throws InterruptedException {
    var filled = new FilledCounts(CallDisturbance.NONE, ARRIVAL.plusSeconds(600));
    filled.vary(stored -> new EndingJvm(stored, false));
    for (var run = 0; run < 3; run++) {
      assertThatThrownBy(() -> filled.rebuild(archive)).isInstanceOf(CrashError.class);
    }
    assertThat(filled.progress().resumed())
        .containsExactly("shardId-000000000000:94", "shardId-000000000000:94");
  }

  /** Counts whose commits end the JVM, as the operating system does when memory is short. */
  private static final class EndingJvm extends PassingCounts {
    private final boolean onlyDeadly;

    EndingJvm(MinuteCounts stored, boolean onlyDeadly) {
      super(stored);
      this.onlyDeadly = onlyDeadly;
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      if (!onlyDeadly || isDeadly(commit)) {
        throw new CrashError("ended");
      }
      return super.commit(commit);
    }
  }

  private static boolean isDeadly(Commit commit) {
    return commit.counts().values().stream()
        .anyMatch(count -> count.services().containsKey("deadly"));
  }

  private void archiveAnotherRecord() {
    var shard = new ShardModel<PutRecord>(0, BigInteger.valueOf(9_000));
    var line = "shop:443 192.0.2.7 - - [23/Nov/2026:10:59:00 +0000] \"GET / HTTP/1.1\" 200 7\n";
    shard.put(
        new PutRecord(0, line.getBytes(StandardCharsets.UTF_8), ARRIVAL.plusSeconds(99), "key"), 0);
    archive.archive(ArchivedStream.ACCESS_LOGS, shard, 5);
  }
}
