package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a shard is read next: at once while it returns records, else after a pause, which
 * ends early if records are announced to a consumer.
 *
 * <p>The shard's reported lag does not matter: Kinesis may report none while records are left, so
 * only an empty read means that there are none.
 */
final class ReadPace {
  /** Lambda polls each shard of a stream once a second. A consumer gets unannounced records so. */
  static final Duration POLL = Duration.ofSeconds(1);

  /** From the arrival of a record to its push: about half the published median of 49 ms. */
  static final Duration PUSH = Duration.ofMillis(25);

  private final boolean pushed;
  private final Duration pause;
  private final Backoff backoff;
  private Instant next;
  private boolean reading;
  private boolean announced;
  private int failures;

  ReadPace(MappingSettings settings, SourcePauses pacing, Instant now) {
    this.pushed = settings.enhancedFanOut();
    this.pause = pause(settings, pacing.tables());
    this.backoff = pacing.backoff();
    this.next = now;
  }

  private static Duration pause(MappingSettings settings, TablePace tables) {
    return switch (settings.kind()) {
      case TABLE -> tables.pause();
      case KINESIS, UNKNOWN -> POLL;
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

  /** Notes that the stream has new records, which a read in flight may have missed. */
  void announced(Instant now) {
    if (!pushed) {
      return;
    }
    if (reading) {
      announced = true;
    } else if (failures == 0) {
      next = earlier(next, now.plus(PUSH));
    }
  }

  void read(boolean nothing, Instant now) {
    reading = false;
    failures = 0;
    next = nothing ? now.plus(announced ? PUSH : pause) : now;
    announced = false;
  }

  void failed(Instant now) {
    reading = false;
    failures++;
    next = now.plus(backoff.beforeRead(failures));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
