package dev.weir.infra;

/**
 * A named set of defaults. Both profiles use provisioned capacity and keep records for a day; an
 * explicit setting overrides each default.
 */
enum Profile {
  /** Alerts within a second: records are pushed, and everything is measured and displayed. */
  FAST("fast", true, 1_024, 320, true),
  /**
   * For trying out Weir: Lambda polls once per second, so all records of a second make one
   * invocation.
   */
  THRIFTY("thrifty", false, 512, 0, false);

  private final String id;
  private final boolean pushed;
  private final int memoryMb;
  private final int paceMillis;
  private final boolean shown;

  Profile(String id, boolean pushed, int memoryMb, int paceMillis, boolean shown) {
    this.id = id;
    this.pushed = pushed;
    this.memoryMb = memoryMb;
    this.paceMillis = paceMillis;
    this.shown = shown;
  }

  /** Returns the setting's value. */
  String id() {
    return id;
  }

  /** Returns whether streams have a dedicated consumer, with enhanced fan-out. */
  boolean enhancedFanOut() {
    return pushed;
  }

  /** Returns the memory of each function. */
  int functionMemoryMb() {
    return memoryMb;
  }

  /** Returns how long an invocation of a busy shard lasts, where records are pushed. */
  int paceMillis() {
    return paceMillis;
  }

  /** Returns whether there are dashboards. */
  boolean dashboards() {
    return shown;
  }

  /** Returns whether Kinesis measures each shard. */
  boolean shardMetrics() {
    return shown;
  }
}
