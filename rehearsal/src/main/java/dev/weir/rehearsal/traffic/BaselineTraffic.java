package dev.weir.rehearsal.traffic;

import dev.weir.producer.LineRecord;
import java.time.Instant;

/** Records for one pipeline, each made when it is sent. Not thread-safe. */
public interface BaselineTraffic {

  /** Makes a valid record with an arbitrary key; such records spread over all shards. */
  LineRecord usual(Instant at);

  /**
   * Makes a valid record with the key of a number.
   *
   * @param number from 0
   */
  LineRecord ofKey(int number, Instant at);

  /** Returns the partition key of a number; the same number always has the same key. */
  String key(int number);

  /** Makes a record with an arbitrary key that the pipeline cannot read. */
  LineRecord unreadable(Instant at);
}
