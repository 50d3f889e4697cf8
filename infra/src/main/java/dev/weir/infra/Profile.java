package dev.weir.infra;

/**
 * A set of defaults under one name. Both buy provisioned capacity and keep records for a day; each
 * default gives way to a setting of its own.
 */
enum Profile {
  /** Alerts within a second: records are pushed, and everything is measured and shown. */
  FAST("fast", true, 1_024, true),
  /**
   * For trying out: Lambda polls once a second, which makes of all records of a second one
   * invocation.
   */
  THRIFTY("thrifty", false, 512, false);

  private final String id;
  private final boolean pushed;
  private final int memoryMb;
  private final boolean shown;

  Profile(String id, boolean pushed, int memoryMb, boolean shown) {
    this.id = id;
    this.pushed = pushed;
    this.memoryMb = memoryMb;
    this.shown = shown;
  }

  /** The setting's value. */
  String id() {
    return id;
  }

  /** Whether streams have a consumer of their own, with enhanced fan-out. */
  boolean enhancedFanOut() {
    return pushed;
  }

  /** Memory of each function. */
  int functionMemoryMb() {
    return memoryMb;
  }

  /** Whether there are dashboards. */
  boolean dashboards() {
    return shown;
  }

  /** Whether Kinesis measures each shard. */
  boolean shardMetrics() {
    return shown;
  }
}
