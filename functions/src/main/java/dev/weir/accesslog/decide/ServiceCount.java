package dev.weir.accesslog.decide;

import java.util.Arrays;

/**
 * The counts of one service in one minute, or one lane's share of them.
 *
 * <p>Nine counters, in the order of {@link Counter}. Immutable.
 */
public final class ServiceCount {

  /** The counters, in the order in which they are stored and shown. */
  public enum Counter {
    /** Responses with a status of 100 to 199. */
    INFORMATIONAL("1xx"),
    /** Responses with a status of 200 to 299. */
    SUCCESSFUL("2xx"),
    /** Responses with a status of 300 to 399. */
    REDIRECTED("3xx"),
    /** Responses with a status of 400 to 499. */
    CLIENT_ERRORS("4xx"),
    /** Responses with a status of 500 to 599. */
    SERVER_ERRORS("5xx"),
    /** Requests with any other status, or none: no response was sent. */
    OTHER("other"),
    /** Bytes sent to clients. */
    BYTES("bytes"),
    /** Requests whose line arrived later than the configured lateness. */
    LATE("late"),
    /** Lines that could not be read; they are not requests. */
    REJECTED("rejected");

    private final String text;

    Counter(String text) {
      this.text = text;
    }

    /** The counter's name in items and in JSON, such as {@code 5xx}. */
    public String text() {
      return text;
    }

    @SuppressWarnings("EnumOrdinal") // An index in memory, for the hot path; items use the name.
    int index() {
      return ordinal();
    }
  }

  public static final ServiceCount ZERO = new ServiceCount(new long[Counter.values().length]);

  private static final int CLASSES = Counter.OTHER.index() + 1;

  private final long[] counters;

  private ServiceCount(long[] counters) {
    this.counters = counters;
  }

  /** Copies counters given in the order of {@link Counter}. */
  static ServiceCount of(long[] counters) {
    return new ServiceCount(Arrays.copyOf(counters, ZERO.counters.length));
  }

  public long get(Counter counter) {
    return counters[counter.index()];
  }

  /** Returns this count with one counter replaced. */
  public ServiceCount with(Counter counter, long value) {
    var copy = counters.clone();
    copy[counter.index()] = value;
    return new ServiceCount(copy);
  }

  /** Returns the number of requests: the sum over all classes of responses. */
  public long requests() {
    var sum = 0L;
    for (var i = 0; i < CLASSES; i++) {
      sum = saturated(sum, counters[i]);
    }
    return sum;
  }

  /** Returns the number of responses with a status of 500 to 599. */
  public long errors() {
    return get(Counter.SERVER_ERRORS);
  }

  /** Returns the ratio of errors to requests; 0 without requests. */
  public double ratio() {
    return requests() == 0 ? 0 : (double) errors() / requests();
  }

  /**
   * Returns the sum of two counts, capped at the maximum of a long. A count is negative only when a
   * replay takes back rejections.
   */
  static long saturated(long one, long other) {
    var sum = one + other;
    return one > 0 && other > 0 && sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** Returns the sum of both counts, each capped at the maximum of a long. */
  public ServiceCount plus(ServiceCount other) {
    var sums = counters.clone();
    for (var i = 0; i < sums.length; i++) {
      sums[i] = saturated(sums[i], other.counters[i]);
    }
    return new ServiceCount(sums);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceCount that && Arrays.equals(counters, that.counters);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counters);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("{");
    for (var counter : Counter.values()) {
      if (get(counter) != 0) {
        text.append(text.length() > 1 ? ", " : "").append(counter.text()).append('=');
        text.append(get(counter));
      }
    }
    return text.append('}').toString();
  }
}
