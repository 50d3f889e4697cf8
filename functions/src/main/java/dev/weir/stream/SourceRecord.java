package dev.weir.stream;

/** A record of a source that delivers in order and, after a failure, again. */
public interface SourceRecord {

  /** Its place in its shard; the same on every redelivery. */
  SequenceNumber sequenceNumber();
}
