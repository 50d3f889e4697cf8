package dev.weir.market.pulse;

import dev.weir.market.ConflictRetry.Pause;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.CallFailedException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts several pulses over a minute and a bit, because no schedule runs a function more often than
 * each minute, nor at a second that one could rely on: the last pulses of one invocation are put
 * when the next one has begun. One too many does no harm.
 */
public final class PulseRounds {

  /** How long one invocation goes on: a minute, and as much as the schedule may be late by. */
  static final Duration LENGTH = Duration.ofSeconds(75);

  private static final Logger LOG = LoggerFactory.getLogger(PulseRounds.class);

  private final PulseStream stream;
  private final Duration interval;
  private final Pause pause;
  private final Meter meter;

  /**
   * Into a stream.
   *
   * @param interval between two of them
   */
  public PulseRounds(PulseStream stream, Duration interval, Pause pause, Meter meter) {
    this.stream = stream;
    this.interval = interval;
    this.pause = pause;
    this.meter = meter;
  }

  /** Puts them; returns how many the stream took. One that it did not take is not put again. */
  int run() {
    var taken = 0;
    var rounds = LENGTH.dividedBy(interval);
    for (var round = 0; round < rounds; round++) {
      if (round > 0) {
        pause.take(interval);
      }
      taken += put() ? 1 : 0;
    }
    return taken;
  }

  private boolean put() {
    try {
      stream.put();
      meter.count(WeirMetric.PULSES, 1);
      return true;
    } catch (CallFailedException e) {
      // The next one is as good; that one is missing shows where beats are expected.
      LOG.warn("No pulse", e);
      return false;
    }
  }
}
