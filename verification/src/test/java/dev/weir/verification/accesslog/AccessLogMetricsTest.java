package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.Step;
import dev.weir.stream.UnavailableException;
import dev.weir.sweep.OutboxSweepHandler;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.Script;
import dev.weir.verification.metrics.EmittedMetrics;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every defined metric is emitted, once its event occurs. */
class AccessLogMetricsTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final String ERROR =
      "192.0.2.7 - - [23/Nov/2026:10:00:20 +0000] \"GET /a HTTP/1.1\" 500 10";

  private final ShardModel<LabelledRecord> shard = new ShardModel<>(0, BigInteger.TEN);
  private final Script script = new Script();
  private final Deployed deployed = new Deployed(ARRIVAL.plusSeconds(1), script);
  private final EmittedMetrics emitted = new EmittedMetrics();

  private void put(String line) {
    shard.put(new LabelledRecord(line.getBytes(StandardCharsets.UTF_8), ARRIVAL, List.of()), 0);
  }

  private void deliver(int from, int to) {
    deployed.coldStart().invoke(shard.event(from, to));
  }

  private static void fail() {
    throw new UnavailableException("scripted", null);
  }

  @Test
  void the_access_log_function_emits_all_that_is_defined_for_it() {
    deployed.emitTo(emitted);
    for (var i = 0; i < 100; i++) {
      put(ERROR);
    }
    put("no log at all");
    put(ERROR.replace("10:00:20", "09:00:20")); // late
    for (var i = 0; i < 101; i++) {
      put("host" + i + ":443 " + ERROR); // one more than are counted by name
    }
    script.beforeNext("commit", () -> deliver(0, 2)); // a conflict for the one below
    deliver(0, 203);
    deliver(0, 203); // all skipped
    deployed.coldStart(new FakeContext(() -> 1_000)).invoke(shard.event(202, 203));
    put(ERROR);
    deployed.coldStart(new FakeContext(() -> 1_000)).invoke(shard.event(203, 204));

    assertThat(emitted.toldBy(Step.ACCESS_LOGS))
        .isEqualTo(EmittedMetrics.definedFor(Step.ACCESS_LOGS));
  }

  @Test
  void the_sweep_of_the_outbox_emits_all_that_is_defined_for_it() {
    for (var i = 0; i < 3; i++) {
      put(ERROR);
    }
    script.beforeNext("publish", AccessLogMetricsTest::fail);
    deliver(0, 3);
    var later = ARRIVAL.plus(Duration.ofMinutes(5));
    var telemetry = new Telemetry("dev", Step.ALERT_OUTBOX, () -> later, emitted);
    Instance.of(
            new OutboxSweepHandler(deployed.outbox(), deployed.topic(), () -> later, telemetry),
            new FakeContext())
        .invoke("{}".getBytes(StandardCharsets.UTF_8));

    assertThat(emitted.toldBy(Step.ALERT_OUTBOX))
        .isEqualTo(EmittedMetrics.definedFor(Step.ALERT_OUTBOX));
  }
}
