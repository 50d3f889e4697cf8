package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchiveChain;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.rebuild.Playback;
import dev.weir.client.rebuild.Rebuild;
import dev.weir.events.Minute;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.accesslog.RecordGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final String STREAM_ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/modelled";
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

  private List<ChainReport> chains() {
    var chain = new ArchiveChain(archive.objects());
    return archive.lanes().ofStream(MemoryArchive.STREAM).stream()
        .map(position -> chain.follow(position, List.of(), Instant.MIN, Instant.MAX))
        .toList();
  }

  /** The projection that a rebuild fills. */
  private final class Filled {
    private final FilledCounts counts;

    Filled(CallDisturbance disturbance) {
      counts = new FilledCounts(disturbance, START.plusSeconds(600));
    }

    void rebuild() throws InterruptedException {
      var chain = new ArchiveChain(archive.objects());
      new Rebuild(
              link -> {
                try {
                  return chain.read(link);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              counts::applied,
              _ -> new Playback(counts.handler(), STREAM_ARN, _ -> {}),
              (_, _) -> {})
          .play(chains(), Instant.MIN);
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

  /** Kills the process at the n-th call of a port, or fails it occasionally. */
  private static final class Kills implements CallDisturbance {
    private int callsLeft;
    private int calls;

    void afterCalls(int number) {
      callsLeft = number;
    }

    @Override
    public void before(String call) {
      if (callsLeft > 0 && --callsLeft == 0) {
        throw new CrashError(call);
      }
      if (call.equals("commit") && ++calls % 5 == 0) {
        throw new UnavailableException("throttled", null);
      }
    }
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
  void an_event_source_that_comes_first_loses_what_is_older_and_that_is_found()
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
