package dev.weir.cli.doctor;

/** The parts of the data flow, in its order. */
enum FlowPart {
  PRODUCERS,
  STREAM,
  FUNCTION,
  STORE,
  SUBSCRIBERS;

  /** Returns where the cause of a verdict is, so that the page can point at it. */
  static FlowPart of(Verdict verdict) {
    return switch (verdict) {
      case NOTHING_ARRIVING, HOT_KEY, PRODUCER_SURGE, LATE_PRODUCERS, POISON -> PRODUCERS;
      case HOT_SHARD, TOO_FEW_SHARDS, THROTTLED_READS -> STREAM;
      case NOT_INVOKED,
          EVERYTHING_DROPPED,
          CONCURRENCY_CAP,
          SLOW_FUNCTION,
          BLOCKED_SHARD,
          COLD_STARTS,
          HEALTHY ->
          FUNCTION;
      case NETWORK, THROTTLED_SINK, SLOW_SINK, REPLICA_DISAGREEMENT -> STORE;
    };
  }
}
