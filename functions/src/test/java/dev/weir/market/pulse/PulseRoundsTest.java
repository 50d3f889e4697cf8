package dev.weir.market.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.Step;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseRoundsTest {

  private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

  private final ArrayList<Duration> pauses = new ArrayList<>();

  private PulseRounds rounds(PulseStream stream) {
    return new PulseRounds(
        stream, THREE_SECONDS, pauses::add, Telemetry.unseen(Step.PULSE).meter());
  }

  @Test
  void pulses_are_put_over_more_than_a_minute() {
    var put = new AtomicInteger();
    assertThat(rounds(put::incrementAndGet).run()).isEqualTo(25);
    assertThat(put).hasValue(25);
    assertThat(pauses).hasSize(24).containsOnly(THREE_SECONDS);
  }

  @Test
  void one_that_the_stream_does_not_take_keeps_no_other_from_being_put() {
    var tried = new AtomicInteger();
    var taken =
        rounds(
                () -> {
                  if (tried.incrementAndGet() % 2 == 0) {
                    throw new UnavailableException("throttled", null);
                  }
                })
            .run();
    assertThat(tried).hasValue(25);
    assertThat(taken).isEqualTo(13);
  }
}
