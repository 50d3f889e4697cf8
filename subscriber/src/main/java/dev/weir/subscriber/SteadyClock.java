package dev.weir.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The system's clock, but never set back: an expired state must not become valid again because
 * someone corrects a clock. It continues by the monotonic clock if that is ahead.
 */
public final class SteadyClock implements InstantSource {

  private final InstantSource system;
  private final LongSupplier nanos;
  private Instant last;
  private long lastNanos;

  /** Creates a clock of this machine. */
  public SteadyClock() {
    this(InstantSource.system(), System::nanoTime);
  }

  SteadyClock(InstantSource system, LongSupplier nanos) {
    this.system = system;
    this.nanos = nanos;
    last = system.instant();
    lastNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    var nowNanos = nanos.getAsLong();
    var steady = last.plus(Duration.ofNanos(nowNanos - lastNanos));
    var now = system.instant();
    last = now.isAfter(steady) ? now : steady;
    lastNanos = nowNanos;
    return last;
  }
}
