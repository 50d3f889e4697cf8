package dev.weir.telemetry;

import dev.weir.stream.KinesisRecord;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalDouble;

/** The share of a batch with the same partition key: more shards do not help against a hot key. */
final class HottestKey {

  /** In a smaller batch any key may seem hot. */
  static final int MIN_RECORDS = 100;

  private static final int MAX_LOOKED_AT = 200;
  // Steps of this size are evenly spread, and do not coincide with any pattern of the producer's.
  private static final double GOLDEN_RATIO = 0.618_033_988_749_895;
  private static final double PERCENT = 100.0;

  private HottestKey() {}

  /**
   * Returns the share of the most frequent key in percent, from two hundred records spread over the
   * batch; empty for a small batch.
   */
  static OptionalDouble share(List<KinesisRecord> records) {
    if (records.size() < MIN_RECORDS) {
      return OptionalDouble.empty();
    }
    var lookedAt = Math.min(records.size(), MAX_LOOKED_AT);
    var counts = new HashMap<String, Integer>();
    for (var i = 0; i < lookedAt; i++) {
      var place = (int) (i * GOLDEN_RATIO % 1 * records.size());
      counts.merge(records.get(place).partitionKey(), 1, Integer::sum);
    }
    return OptionalDouble.of(PERCENT * Collections.max(counts.values()) / lookedAt);
  }
}
