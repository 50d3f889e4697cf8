package dev.weir.accesslog.publish;

import dev.weir.accesslog.decide.ServiceCount;

/**
 * The thresholds from which a service's errors raise an alert.
 *
 * @param count responses with 5xx in a minute, from 1; 0 turns this rule off
 * @param ratio responses with 5xx over all requests of a minute, above 0 and up to 1; 0 turns this
 *     rule off
 * @param minRequests requests that a minute must have before its ratio is significant, from 1
 */
public record ErrorThresholds(long count, double ratio, long minRequests) {

  /** Ten errors in a minute; or 5 % of at least 100 requests. */
  public static final ErrorThresholds DEFAULT = new ErrorThresholds(10, 0.05, 100);

  public ErrorThresholds {
    if (count < 0) {
      throw new IllegalArgumentException("count is " + count + "; give 1 or more, or 0 for off");
    }
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("ratio is " + ratio + "; give 0 (off) to 1");
    }
    if (minRequests < 1) {
      throw new IllegalArgumentException("minRequests is " + minRequests + "; give 1 or more");
    }
  }

  /** Returns whether either rule raises an alert. */
  boolean isPassed(ServiceCount of) {
    return countPassed(of) || ratioPassed(of);
  }

  boolean countPassed(ServiceCount of) {
    return count > 0 && of.errors() >= count;
  }

  boolean ratioPassed(ServiceCount of) {
    return ratio > 0 && of.requests() >= minRequests && of.ratio() >= ratio;
  }
}
