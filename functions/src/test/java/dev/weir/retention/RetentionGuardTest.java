package dev.weir.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.retention.ReadingHistory.Unknown;
import dev.weir.settings.InvalidSettingsException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionGuardTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final List<GuardedStream> STREAMS =
      List.of(
          new GuardedStream("gone", 24, List.of("count")),
          new GuardedStream("logs", 24, List.of("count", "archive")));

  /** Streams in memory; one that is not there fails every call. */
  private static final class StreamsInMemory implements StreamRetention {
    private final Map<String, Integer> hours = new HashMap<>(Map.of("logs", 24));

    @Override
    public int hours(String stream) {
      if (!hours.containsKey(stream)) {
        throw new IllegalStateException("No stream " + stream);
      }
      return hours.get(stream);
    }

    @Override
    public void raise(String stream, int to) {
      assertThat(to).isGreaterThan(hours(stream)); // Kinesis refuses anything else
      hours.put(stream, to);
    }

    @Override
    public void lower(String stream, int to) {
      assertThat(to).isLessThan(hours(stream));
      hours.put(stream, to);
    }
  }

  private final StreamsInMemory kinesis = new StreamsInMemory();

  private RetentionGuard guard(List<GuardedStream> streams) {
    return new RetentionGuard(streams, kinesis, (_, _) -> new Unknown("no answer"), () -> NOW);
  }

  @Test
  void a_stream_that_fails_keeps_no_other_waiting_and_is_reported() {
    assertThatThrownBy(() -> guard(STREAMS).run()).hasMessageContaining("gone");
    assertThat(kinesis.hours).containsEntry("logs", 168);
  }

  @Test
  void a_second_run_changes_nothing_more() {
    var guard = guard(STREAMS.subList(1, 2));
    assertThat(guard.run()).isEqualTo(1);
    assertThat(guard.run()).isZero();
    assertThat(kinesis.hours).containsEntry("logs", 168);
  }

  @Test
  void the_streams_come_from_the_environment_as_they_were_written() {
    assertThat(GuardedStream.of(Map.of(GuardedStream.VARIABLE, GuardedStream.write(STREAMS))))
        .isEqualTo(STREAMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "logs", "logs 24", "logs day count", "logs 24 count;", "logs 24  "})
  void an_environment_that_names_no_streams_is_refused(String text) {
    assertThatThrownBy(() -> GuardedStream.of(Map.of(GuardedStream.VARIABLE, text)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(GuardedStream.VARIABLE);
  }
}
