package dev.weir.local.eventsource;

import java.time.Duration;

/** How soon the stream of a table is read again after a read that found nothing. */
public enum TablePace {
  /** Four times per second, as Lambda polls it. */
  LAMBDA(Duration.ofMillis(250)),

  /** With short pauses, for changes that pass through several tables. */
  EAGER(Duration.ofMillis(25));

  private final Duration pause;

  TablePace(Duration pause) {
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
