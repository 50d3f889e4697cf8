package dev.weir.cli.doctor;

/**
 * What a pipeline is found to have. Of several, the earlier one here is reported first: what comes
 * in may be too much for what is behind it, but what is behind it changes nothing of what comes in.
 */
public enum Verdict {
  REPLICA_DISAGREEMENT("the Regions disagree"),
  NOTHING_ARRIVING("nothing arrives"),
  NOT_INVOKED("records arrive and the function is not run: event source"),
  HOT_KEY("one key has most of the load"),
  HOT_SHARD("one shard has most of the load"),
  PRODUCER_SURGE("producers send much more than they did"),
  TOO_FEW_SHARDS("there are too few shards"),
  THROTTLED_READS("reads of the stream are throttled"),
  EVERYTHING_DROPPED("everything that arrives is quarantined: format or filter"),
  POISON("records that can not be read"),
  NETWORK("calls are not answered: network"),
  THROTTLED_SINK("a table or topic throttles"),
  SLOW_SINK("a table or topic is slow"),
  CONCURRENCY_CAP("the function may not run often enough at once"),
  SLOW_FUNCTION("the function computes for too long"),
  BLOCKED_SHARD("a shard stands still"),
  COLD_STARTS("functions start cold again and again"),
  LATE_PRODUCERS("events come late into the stream: producers"),
  HEALTHY("healthy");

  private final String meaning;

  Verdict(String meaning) {
    this.meaning = meaning;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }
}
