package dev.weir.market.pulse;

import dev.weir.metrics.WeirMetric;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Pause;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts several pulses over slightly more than a minute, because no schedule runs a function more
 * often than each minute, nor at a reliable second: the last pulses of one invocation are put when
 * the next one has begun. An additional pulse is harmless.
 */
public final class PulseRounds {

  /** The duration of one invocation: a minute, plus the possible delay of the schedule. */
  static final Duration LENGTH = Duration.ofSeconds(75);

  private static final Logger LOG = LoggerFactory.getLogger(PulseRounds.class);

  private final PulseStream stream;
  private final Duration interval;
  private final Pause pause;
  private final Meter meter;

  /**
   * Creates rounds for a stream.
   *
   * @param interval between two pulses
   */
  public PulseRounds(PulseStream stream, Duration interval, Pause pause, Meter meter) {
    this.stream = stream;
    this.interval = interval;
    this.pause = pause;
    this.meter = meter;
  }

  /** Puts the pulses; returns how many the stream accepted. Failed ones are not repeated. */
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
      // The next one is as good; a missing pulse shows where beats are expected.
      LOG.warn("No pulse", e);
      return false;
    }
  }
}
