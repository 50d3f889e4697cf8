package dev.weir.local.eventsource;

import java.time.Duration;

/** How often an event source looks for records. */
public enum Polling {
  /** Nobody announces records: each shard is read as often as Lambda reads it. */
  LAMBDA(false, false),

  /**
   * All writers' records are announced: a shard that got records is read as soon as Lambda would
   * read it. Others are read now and then, because a read costs an emulator many milliseconds of
   * processor time.
   */
  ANNOUNCED(true, false),

  /** In addition, the stream of a table is read at once, for changes that pass several tables. */
  EAGER(true, true);

  /** The stream of a table, as Lambda reads it. */
  private static final Duration TABLE = Duration.ofMillis(250);

  /** A stream, as Lambda reads it. */
  private static final Duration STREAM = Duration.ofSeconds(1);

  /** For records that come without an announcement, such as the deletion of expired items. */
  private static final Duration UNANNOUNCED = Duration.ofSeconds(5);

  private final boolean announced;
  private final boolean eagerTables;

  Polling(boolean announced, boolean eagerTables) {
    this.announced = announced;
    this.eagerTables = eagerTables;
  }

  /** Returns the interval of reads of a shard that has records, or may have. */
  static Duration interval(MappingSettings settings) {
    return switch (settings.kind()) {
      case TABLE -> TABLE;
      case KINESIS, UNKNOWN -> STREAM;
    };
  }

  /** Returns the interval of reads of a shard of which nothing was announced. */
  Duration idle(MappingSettings settings) {
    return announced ? UNANNOUNCED : interval(settings);
  }

  /** Returns whether announced records are read at once instead of when the interval is over. */
  boolean isPushed(MappingSettings settings) {
    return switch (settings.kind()) {
      case TABLE -> eagerTables;
      case KINESIS, UNKNOWN -> settings.enhancedFanOut();
    };
  }
}
