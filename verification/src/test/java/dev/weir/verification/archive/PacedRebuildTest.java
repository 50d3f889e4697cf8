package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.rebuild.Pace;
import dev.weir.client.rebuild.Pace.PaceClock;
import dev.weir.engine.CommitResult;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.PassingCounts;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate of a rebuild, in virtual time. */
class PacedRebuildTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** A clock that only waiting and working move. */
  private static final class PacedTime implements PaceClock {
    private long now = 17;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleep(Duration time) {
      now += time.toNanos();
    }
  }

  /** Records that were applied at once. */
  private record AppliedAt(long nanos, long records) {}

  private final PacedTime time = new PacedTime();
  private final List<AppliedAt> applied = new ArrayList<>();

  /** Counts that note when requests are committed, and take their time. */
  private final class Noting extends PassingCounts {
    private final Duration work;

    Noting(MinuteCounts stored, Duration work) {
      super(stored);
      this.work = work;
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      var before = commit.before().position().applied().map(at -> number(at.digits())).orElse(90L);
      var after = number(commit.after().position().applied().orElseThrow().digits());
      applied.add(new AppliedAt(time.nanos(), after - before));
      time.now += work.toNanos();
      return super.commit(commit);
    }

    private long number(String digits) {
      return Long.parseLong(digits);
    }
  }

  /** Rebuilds from one object, and returns the most records that any second had. */
  private long mostInASecond(int records, int rate, Duration work) throws InterruptedException {
    var archive = new MemoryArchive();
    var shard = new ShardModel<PutRecord>(0, BigInteger.valueOf(90));
    var line = "shop:443 192.0.2.7 - - [23/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 7\n";
    for (var i = 0; i < records; i++) {
      shard.put(new PutRecord(0, line.getBytes(StandardCharsets.UTF_8), ARRIVAL, "key"), 0);
    }
    archive.archive(ArchivedStream.ACCESS_LOGS, shard, records);
    assertThat(archive.objects().keys("")).hasSize(1);
    var filled = new FilledCounts(CallDisturbance.NONE, ARRIVAL.plusSeconds(600));
    filled.vary(stored -> new Noting(stored, work));
    filled.rebuild(archive, new Pace(rate, time), Set.of());
    assertThat(applied.stream().mapToLong(AppliedAt::records).sum()).isEqualTo(records);
    return applied.stream().mapToLong(start -> within(start.nanos())).max().orElseThrow();
  }

  private long within(long from) {
    return applied.stream()
        .filter(each -> each.nanos() >= from && each.nanos() < from + SECOND)
        .mapToLong(AppliedAt::records)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"1,5", "7,40", "10,40", "95,1000", "500,3000", "2000,9000"})
  void no_second_has_more_records_of_one_object_than_the_rate_and_a_burst(int rate, int records)
      throws InterruptedException {
    var burst = Math.max(1, rate / 10);
    assertThat(mostInASecond(records, rate, Duration.ZERO))
        .isBetween((long) rate, rate + (long) burst);
    // Nor is the rate missed: the last burst needs no wait.
    assertThat(time.nanos()).isLessThan((records + 1L) * SECOND / rate + 1_000);
  }

  @ParameterizedTest
  @CsvSource({"500,3000", "7,40"})
  void time_that_is_lost_is_not_made_up_for(int rate, int records) throws InterruptedException {
    var slow =
        Duration.ofSeconds(1).dividedBy(rate).multipliedBy(Math.max(1, rate / 10)).multipliedBy(2);
    assertThat(mostInASecond(records, rate, slow)).isLessThanOrEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource({"0,3000"})
  void without_a_rate_nothing_waits(int rate, int records) throws InterruptedException {
    mostInASecond(records, rate, Duration.ZERO);
    assertThat(time.nanos()).isEqualTo(17);
  }
}
