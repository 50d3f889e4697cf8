package dev.weir.verification.simulation;

import java.time.Instant;

/** A record as it is put into a stream. What else is known of it is the pipeline's own. */
public interface StreamRecord {

  /** As it is put. */
  byte[] data();

  /** When it came into the stream. */
  Instant arrivedAt();

  /** What decides its shard. */
  String partitionKey();
}
