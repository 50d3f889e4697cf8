package dev.weir.verification.load;

import java.time.Duration;
import java.util.List;

/**
 * What a lane cost under a load, and how long its records took.
 *
 * @param lasted from the first record's arrival to the end of the last invocation
 * @param billed duration of all invocations
 * @param writeUnits of the tables
 * @param readUnits of the tables
 * @param logBytes of metrics and logs, as CloudWatch charges them
 * @param latencies of all records, from arrival until they were committed and the rules evaluated
 */
public record LaneMeasurement(
    Duration lasted,
    long invocations,
    Duration billed,
    long writeUnits,
    long readUnits,
    long logBytes,
    List<Duration> latencies) {

  public LaneMeasurement {
    latencies = latencies.stream().sorted().toList();
  }

  /** Returns the least latency that at least this share of all records does not exceed. */
  public Duration latency(double share) {
    var index = (int) Math.ceil(share * latencies.size()) - 1;
    return latencies.get(Math.max(0, index));
  }

  /** Returns a quantity per second of the run. */
  public double perSecond(double quantity) {
    return quantity / (lasted.toNanos() / 1e9);
  }
}
