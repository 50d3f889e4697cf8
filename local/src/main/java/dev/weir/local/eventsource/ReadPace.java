package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a shard is read next: at once after a full page, which is likely not to be the last,
 * else after a pause, which ends early if records are announced.
 *
 * <p>The shard's reported lag does not matter: Kinesis may report none while records are left.
 */
final class ReadPace {
  /** From the arrival of a record to its push: about half the published median of 49 ms. */
  static final Duration PUSH = Duration.ofMillis(25);

  private final boolean pushed;
  private final Duration interval;
  private final Duration idle;
  private final Backoff backoff;
  private Instant next;
  private Instant lastRead;
  private boolean reading;
  private boolean announced;
  private int failures;

  ReadPace(MappingSettings settings, SourcePauses pacing, Instant now) {
    this.pushed = pacing.polling().isPushed(settings);
    this.interval = Polling.interval(settings);
    this.idle = pacing.polling().idle(settings);
    this.backoff = pacing.backoff();
    this.next = now;
    this.lastRead = now;
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

  /** Notes that the shard has new records, which a read in flight may have missed. */
  void announced(Instant now) {
    if (reading) {
      announced = true;
    } else if (failures == 0 && whenAnnounced(now).isBefore(next)) {
      next = whenAnnounced(now);
    }
  }

  void read(PageSize size, Instant now) {
    reading = false;
    failures = 0;
    lastRead = now;
    if (size == PageSize.FULL) {
      next = now;
    } else if (announced) {
      next = whenAnnounced(now);
    } else {
      next = now.plus(size == PageSize.EMPTY ? idle : interval);
    }
    announced = false;
  }

  void failed(Instant now) {
    reading = false;
    failures++;
    next = now.plus(backoff.beforeRead(failures));
  }

  private Instant whenAnnounced(Instant now) {
    return pushed ? now.plus(PUSH) : lastRead.plus(interval);
  }
}
