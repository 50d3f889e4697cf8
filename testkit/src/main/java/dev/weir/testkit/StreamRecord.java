package dev.weir.testkit;

import java.time.Instant;

/** A record as it is put into a stream. Each pipeline adds its labels. */
public interface StreamRecord {

  /** Returns the data as it is put. */
  byte[] data();

  /** Returns when it entered the stream. */
  Instant arrivedAt();

  /** Returns the key that decides its shard. */
  String partitionKey();
}
