package dev.weir.rehearsal.traffic;

import dev.weir.producer.LineRecord;
import java.time.Instant;

/** Records for one pipeline, each made when it is sent. Not safe for several threads. */
public interface BaselineTraffic {

  /** A good record with some key: such records spread over all shards. */
  LineRecord usual(Instant at);

  /**
   * A good record with the key of a number.
   *
   * @param number from 0
   */
  LineRecord ofKey(int number, Instant at);

  /** The partition key of a number: the same number, the same key. */
  String key(int number);

  /** A record with some key that the pipeline can't read. */
  LineRecord unreadable(Instant at);
}
