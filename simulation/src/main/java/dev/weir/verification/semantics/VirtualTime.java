package dev.weir.verification.semantics;

import java.time.Duration;
import java.util.Map;

/**
 * How long things take in a drill: typical times of calls within a Region, assumed and not
 * measured. They are the same for all semantics, so that differences are those of the calls.
 */
final class VirtualTime {

  /** A process is restored from its snapshot. */
  static final Duration COLD_START = Duration.ofMillis(800);

  /** Reading, parsing and answering, without calls. */
  static final Duration INVOCATION = Duration.ofMillis(2);

  /** A write is a transaction: it takes this much longer. */
  static final Duration TRANSACTION = Duration.ofMillis(5);

  private static final Duration USUAL = Duration.ofMillis(5);
  private static final Map<String, Duration> CALLS =
      Map.of(
          "quarantine", Duration.ofMillis(25),
          "publish", Duration.ofMillis(15));

  private VirtualTime() {}

  /** How long a call takes. */
  static Duration of(String call) {
    return CALLS.getOrDefault(call, USUAL);
  }
}
