package dev.weir.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Priming;
import dev.weir.events.Minute;
import dev.weir.metrics.Step;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Lane;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.CapturedLog;
import dev.weir.telemetry.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessLogPrimingTest {

  private final List<String> calls = new ArrayList<>();

  private class RecordingCounts implements MinuteCounts {
    @Override
    public LaneState lane(Lane lane) {
      calls.add("lane");
      return LaneState.NEW;
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      calls.add("partialCounts");
      return Map.of();
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      calls.add("commit");
      return new CommitResult.Committed<>(commit.after());
    }

    @Override
    public Set<String> quarantined(Lane lane) {
      return Set.of();
    }

    @Override
    public MinuteCount total(Lane lane, Minute minute) {
      calls.add("total");
      return MinuteCount.EMPTY;
    }
  }

  private AccessLogPorts ports(MinuteCounts counts) {
    return new AccessLogPorts(
        _ -> "1",
        _ -> HashKeyRange.whole(),
        counts,
        (_, _) -> calls.add("quarantine"),
        null,
        _ -> calls.add("publish"),
        () -> Instant.EPOCH);
  }

  private static Priming primingOf(AccessLogPorts ports) {
    var telemetry = Telemetry.unseen(Step.ACCESS_LOGS);
    return new AccessLogFunction(AccessLogSettings.of(Map.of()), ports, telemetry)
        .function()
        .priming();
  }

  @Test
  void priming_reads_and_writes_nothing() {
    primingOf(ports(new RecordingCounts())).beforeCheckpoint(null);
    assertThat(calls).containsExactly("lane");
  }

  @Test
  void a_table_that_does_not_answer_lets_the_version_be_published() {
    try (var log = new CapturedLog()) {
      var priming =
          primingOf(
              ports(
                  new RecordingCounts() {
                    @Override
                    public LaneState lane(Lane lane) {
                      throw new UnavailableException("no route", null);
                    }
                  }));
      assertThatCode(() -> priming.beforeCheckpoint(null)).doesNotThrowAnyException();
      assertThat(log.text()).contains("Not primed", "step=ask for a lane", "no route");
    }
  }
}
