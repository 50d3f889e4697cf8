package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a shard is read next: at once while it returns records, else after a pause.
 *
 * <p>The shard's reported lag does not matter: Kinesis may report none while records are left, so
 * only an empty read means that there are none.
 */
final class ReadPace {
  /** Lambda polls each shard of a stream once a second. */
  static final Duration STANDARD = Duration.ofSeconds(1);

  /** Replaces the push of enhanced fan-out: about half its published median of 49 ms. */
  static final Duration ENHANCED = Duration.ofMillis(25);

  private final Duration pause;
  private final Backoff backoff;
  private Instant next;
  private boolean reading;
  private int failures;

  ReadPace(MappingSettings settings, SourcePauses pacing, Instant now) {
    this.pause = pause(settings, pacing.tables());
    this.backoff = pacing.backoff();
    this.next = now;
  }

  private static Duration pause(MappingSettings settings, TablePace tables) {
    return switch (settings.kind()) {
      case TABLE -> tables.pause();
      case KINESIS, UNKNOWN -> settings.enhancedFanOut() ? ENHANCED : STANDARD;
    };
  }

  /** Returns when to read; never while a read is in flight. */
  Instant next() {
    return reading ? Instant.MAX : next;
  }

  int failures() {
    return failures;
  }

  void began() {
    reading = true;
  }

  void read(boolean nothing, Instant now) {
    reading = false;
    failures = 0;
    next = nothing ? now.plus(pause) : now;
  }

  void failed(Instant now) {
    reading = false;
    failures++;
    next = now.plus(backoff.beforeRead(failures));
  }
}
