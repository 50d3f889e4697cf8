package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchivedStream;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.Resharding;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One large archive: kills, resharding and redelivery while it grows, kills while a projection is
 * rebuilt from it. The chains equal the stream, a removed or changed object is named, and the
 * rebuilt counts equal a recount. {@code -Dweir.archivedLines=10000000} archives more lines, {@code
 * -Dweir.seed=S} others.
 */
@Tag("long")
class ArchiveAtScaleTest {

  private static final int LINES = Integer.getInteger("weir.archivedLines", 100_000);
  private static final int LINES_IN_RECORD = 1_000;
  private static final long SEED = Long.getLong("weir.seed", 1);
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] SERVICES = {"shop", "search", "login"};
  private static final int[] STATUSES = {200, 200, 301, 404, 200, 503};
  private static final int KILLS = 5;

  /** Requests and 5xx by service and minute, counted while the lines are written. */
  private final Map<String, List<Long>> recount = new TreeMap<>();

  private int puts;

  /** A shard that is split, and its children, which are merged. */
  private List<List<ShardModel<PutRecord>>> generations(SplittableRandom random) {
    return List.of(
        List.of(shard(0, random)),
        List.of(shard(1, random), shard(2, random)),
        List.of(shard(3, random)));
  }

  private ShardModel<PutRecord> shard(int index, SplittableRandom random) {
    var shard = new ShardModel<PutRecord>(index, BigInteger.valueOf(90));
    for (var left = LINES / LINES_IN_RECORD / 4; left > 0; left--) {
      shard.put(record(index, random), random.nextInt(5));
    }
    return shard;
  }

  private PutRecord record(int shard, SplittableRandom random) {
    // Ten records a second.
    var arrivedAt = START.plusMillis(100L * puts++);
    var second = arrivedAt.minusSeconds(random.nextInt(90)).getEpochSecond();
    var time = CLF.format(Instant.ofEpochSecond(second));
    var minute = Instant.ofEpochSecond(second - second % 60).toString();
    var lines = new StringBuilder();
    for (var line = 0; line < LINES_IN_RECORD; line++) {
      var service = SERVICES[random.nextInt(SERVICES.length)];
      var status = STATUSES[random.nextInt(STATUSES.length)];
      lines
          .append(service)
          .append(":443 192.0.2.7 - - [")
          .append(time)
          .append("] \"GET /a HTTP/1.1\" ")
          .append(status)
          .append(' ')
          .append(random.nextInt(5_000))
          .append('\n');
      count(service + " " + minute, status);
    }
    var data = lines.toString().getBytes(StandardCharsets.UTF_8);
    return new PutRecord(shard, data, arrivedAt, "key " + random.nextInt(9));
  }

  private void count(String place, int status) {
    recount.merge(place, List.of(1L, status >= 500 ? 1L : 0L), ArchiveAtScaleTest::sum);
  }

  private static List<Long> sum(List<Long> one, List<Long> other) {
    return List.of(one.get(0) + other.get(0), one.get(1) + other.get(1));
  }

  private static Map<String, List<Long>> counted(FilledCounts filled) {
    var counted = new TreeMap<String, List<Long>>();
    filled
        .totals()
        .forEach(
            (minute, count) ->
                count
                    .services()
                    .forEach(
                        (service, each) ->
                            counted.put(
                                service + " " + minute.start(),
                                List.of(each.requests(), each.errors()))));
    return counted;
  }

  @Test
  void a_large_archive_is_complete_and_its_rebuild_equals_a_recount() throws InterruptedException {
    var deployed = new ArrayList<ArchivedDeployment>();
    var violations =
        new Resharding<PutRecord>(
                this::generations,
                disturbance -> {
                  deployed.add(
                      new ArchivedDeployment(
                          disturbance, ArchivedStream.ACCESS_LOGS, ArchiveVariant.AS_IT_IS));
                  return deployed.getFirst();
                },
                CallFailure::unavailable)
            .run(SEED);
    assertThat(violations).isEmpty();

    var archive = deployed.getFirst().archive();
    var kills = new Kills();
    var filled = new FilledCounts(kills, START.plus(Duration.ofDays(1)));
    var killed = 0;
    for (var run = 1; run <= KILLS; run++) {
      kills.afterCalls(puts / (KILLS + 1));
      try {
        filled.rebuild(archive);
      } catch (CrashError atWork) {
        killed++;
      }
    }
    kills.afterCalls(0);
    filled.rebuild(archive);

    assertThat(killed).isEqualTo(KILLS);
    assertThat(counted(filled)).isEqualTo(recount);
    System.out.printf(
        Locale.ROOT,
        "Seed %d: %,d lines in %,d records of 4 shards, archived in %,d objects; complete, and the"
            + " rebuild, killed %d times, equals the recount%n",
        SEED,
        recount.values().stream().mapToLong(List::getFirst).sum(),
        puts,
        archive.objects().keys("").size(),
        killed);
  }
}
