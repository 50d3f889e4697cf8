package dev.weir.cli.doctor;

/**
 * The possible diagnoses of a pipeline. If there are several, the earlier constant is reported
 * first: too much input can overload the later parts, but the later parts do not affect the input.
 */
public enum Verdict {
  REPLICA_DISAGREEMENT("the Regions disagree"),
  NOTHING_ARRIVING("no records arrive"),
  NOT_INVOKED("records arrive but the function is not invoked: check the event source"),
  HOT_KEY("one partition key carries most of the load"),
  HOT_SHARD("one shard carries most of the load"),
  PRODUCER_SURGE("producers send far more than their baseline"),
  TOO_FEW_SHARDS("the stream has too few shards"),
  THROTTLED_READS("reads of the stream are throttled"),
  EVERYTHING_DROPPED("all input is quarantined or filtered out: check format and filter"),
  POISON("some records can't be parsed"),
  NETWORK("calls get no response: check the network"),
  THROTTLED_SINK("a table or topic throttles calls"),
  SLOW_SINK("a table or topic is slow"),
  CONCURRENCY_CAP("the function is at its concurrency limit"),
  SLOW_FUNCTION("the function itself is slow"),
  BLOCKED_SHARD("a shard is stuck"),
  COLD_STARTS("too many cold starts"),
  LATE_PRODUCERS("producers send late events"),
  HEALTHY("healthy");

  private final String meaning;

  Verdict(String meaning) {
    this.meaning = meaning;
  }

  /** Returns the meaning in a few words. */
  public String meaning() {
    return meaning;
  }
}
