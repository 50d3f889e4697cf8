package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchivedStream;
import dev.weir.events.Minute;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.accesslog.RecordGenerator;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rebuild from the archive, compared with a recount of the records' labels. */
class RebuildTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final int SHARDS = 3;

  private final MemoryArchive archive = new MemoryArchive();
  private final List<LabelledRecord> records = new ArrayList<>();
  private final List<ShardModel<LabelledRecord>> shards = new ArrayList<>();

  private void archive(long seed, int recordsPerShard) {
    var generator = new RecordGenerator(new SplittableRandom(seed), START);
    for (var index = 0; index < SHARDS; index++) {
      var shard = new ShardModel<LabelledRecord>(index, BigInteger.valueOf(90));
      for (var i = 0; i < recordsPerShard; i++) {
        var record = generator.next();
        records.add(record);
        shard.put(record, i % 3);
      }
      archive.archive(ArchivedStream.ACCESS_LOGS, shard, 5);
      shards.add(shard);
    }
  }

  /** The projection that a rebuild fills. */
  private final class Filled {
    private final FilledCounts counts;

    Filled(CallDisturbance disturbance) {
      counts = new FilledCounts(disturbance, START.plusSeconds(600));
    }

    void rebuild() throws InterruptedException {
      counts.rebuild(archive);
    }

    Map<String, Long> requests() {
      var requests = new TreeMap<String, Long>();
      counts
          .totals()
          .forEach(
              (minute, count) ->
                  count
                      .services()
                      .forEach((service, each) -> add(requests, service, minute, each.requests())));
      return requests;
    }
  }

  private static void add(Map<String, Long> requests, String service, Minute minute, long more) {
    if (more > 0) {
      requests.merge(service + " " + minute, more, Long::sum);
    }
  }

  /** Recounts from the generator's labels alone. */
  private Map<String, Long> recount() {
    var requests = new TreeMap<String, Long>();
    records.stream()
        .flatMap(record -> record.labels().stream())
        .filter(label -> !label.isGarbage())
        .forEach(
            label -> add(requests, label.service(), Minute.ofEpochSecond(label.epochSecond()), 1));
    return requests;
  }

  @Test
  void it_is_equal_to_a_recount_though_it_is_killed_five_times() throws InterruptedException {
    archive(1, 40);
    var kills = new Kills();
    var filled = new Filled(kills);
    var killed = 0;
    for (var run = 0; run < 5; run++) {
      kills.afterCalls(15 + 3 * run);
      try {
        filled.rebuild();
      } catch (CrashError atWork) {
        killed++;
      }
    }
    kills.afterCalls(0);
    filled.rebuild();
    assertThat(killed).isEqualTo(5);
    assertThat(filled.requests()).isEqualTo(recount());
  }

  @Test
  void the_event_source_that_comes_last_goes_on_where_the_rebuild_ended()
      throws InterruptedException {
    archive(2, 20);
    var filled = new Filled(CallDisturbance.NONE);
    filled.rebuild();
    deliverAll(filled, 12); // the rest of the stream, some of it rebuilt
    assertThat(filled.requests()).isEqualTo(recount());
  }

  @Test
  void an_event_source_that_comes_first_loses_older_records_and_that_is_found()
      throws InterruptedException {
    archive(3, 20);
    var filled = new Filled(CallDisturbance.NONE);
    deliverAll(filled, 12);
    filled.rebuild();
    assertThat(filled.requests()).isNotEqualTo(recount());
  }

  private void deliverAll(Filled filled, int from) {
    var function = Instance.of(filled.counts.handler(), new FakeContext());
    shards.forEach(shard -> function.invoke(shard.event(from, shard.size())));
  }
}
