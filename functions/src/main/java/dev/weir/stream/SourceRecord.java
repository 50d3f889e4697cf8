package dev.weir.stream;

/** A record of a source that delivers in order and redelivers after a failure. */
public interface SourceRecord {

  /** Returns its place in its shard; the same on every redelivery. */
  SequenceNumber sequenceNumber();
}
