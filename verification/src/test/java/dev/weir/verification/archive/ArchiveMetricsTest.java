package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchiveHandler;
import dev.weir.archive.ArchivePorts;
import dev.weir.archive.ArchivedStream;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.FakeArchive;
import dev.weir.verification.fakes.FakeArchivePositions;
import dev.weir.verification.fakes.Script;
import dev.weir.verification.metrics.EmittedMetrics;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every defined metric is emitted, once its event occurs. */
class ArchiveMetricsTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");

  private final ShardModel<PutRecord> shard = new ShardModel<>(0, BigInteger.TEN);
  private final Script script = new Script();
  private final FakeArchive objects = new FakeArchive(script);
  private final FakeArchivePositions lanes = new FakeArchivePositions(script);
  private final EmittedMetrics emitted = new EmittedMetrics();

  private Instance coldStart(ArchivedStream stream, FakeContext context) {
    var telemetry = new Telemetry("dev", stream.step(), () -> ARRIVAL.plusSeconds(1), emitted);
    var ports = new ArchivePorts(_ -> "1", objects, lanes);
    return Instance.of(new ArchiveHandler(stream, ports, telemetry), context);
  }

  @ParameterizedTest
  @EnumSource
  void the_function_emits_all_that_is_defined_for_it(ArchivedStream stream) {
    for (var i = 0; i < 101; i++) {
      shard.put(new PutRecord(0, new byte[] {(byte) i}, ARRIVAL, "key"), 0);
    }
    script.beforeNext(
        "advance", () -> coldStart(stream, new FakeContext()).invoke(shard.event(0, 2)));
    coldStart(stream, new FakeContext()).invoke(shard.event(0, 100)); // a conflict
    coldStart(stream, new FakeContext()).invoke(shard.event(0, 100)); // everything archived before
    coldStart(stream, new FakeContext(() -> 1_000)).invoke(shard.event(0, 101)); // cut short

    assertThat(emitted.toldBy(stream.step())).isEqualTo(EmittedMetrics.definedFor(stream.step()));
  }
}
