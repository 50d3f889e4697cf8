package dev.weir.samples;

import dev.weir.events.Minute;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * RecountedCounts the labels of a sample. It shares no code with Weir's counting, so that the two
 * can be compared. Not thread-safe.
 */
public final class Recount {

  private final SortedMap<CountedPlace, RecountedCounts> counts = new TreeMap<>();
  private long lines;
  private long garbage;

  /** The minute and service that a line is counted for. */
  public record CountedPlace(Minute minute, String service) implements Comparable<CountedPlace> {
    @Override
    public int compareTo(CountedPlace other) {
      var byMinute = minute.compareTo(other.minute);
      return byMinute != 0 ? byMinute : service.compareTo(other.service);
    }
  }

  /**
   * The counts of one service in one minute.
   *
   * @param other requests with any other status, or without a response
   */
  public record RecountedCounts(
      long informational,
      long successful,
      long redirected,
      long clientErrors,
      long serverErrors,
      long other,
      long bytes,
      long late) {

    static final RecountedCounts NONE = new RecountedCounts(0, 0, 0, 0, 0, 0, 0, 0);

    RecountedCounts plus(Label.Response r) {
      var hundreds = r.status() / 100;
      return new RecountedCounts(
          informational + (hundreds == 1 ? 1 : 0),
          successful + (hundreds == 2 ? 1 : 0),
          redirected + (hundreds == 3 ? 1 : 0),
          clientErrors + (hundreds == 4 ? 1 : 0),
          serverErrors + (hundreds == 5 ? 1 : 0),
          other + (hundreds < 1 || hundreds > 5 ? 1 : 0),
          bytes + r.bytes(),
          late + (r.late() ? 1 : 0));
    }

    /** Returns those that are not 0, by the names of Weir's counters. */
    public SortedMap<String, Long> byCounter() {
      var counters = new TreeMap<String, Long>();
      counters.put("1xx", informational);
      counters.put("2xx", successful);
      counters.put("3xx", redirected);
      counters.put("4xx", clientErrors);
      counters.put("5xx", serverErrors);
      counters.put("other", other);
      counters.put("bytes", bytes);
      counters.put("late", late);
      counters.values().removeIf(count -> count == 0);
      return counters;
    }

    /** Returns the number of all requests. */
    public long requests() {
      return informational + successful + redirected + clientErrors + serverErrors + other;
    }
  }

  /** Adds a record's lines. */
  public void add(SampleRecord record) {
    record.lines().forEach(this::add);
  }

  private void add(SampleLine line) {
    switch (line.label()) {
      case Label.Response response -> {
        lines++;
        add(response);
      }
      case Label.GarbageLabel _ -> {
        lines++;
        garbage++;
      }
      case Label.Header _ -> {}
    }
  }

  /** Adds a response that is a line of no record. */
  public void add(Label.Response response) {
    counts.merge(
        new CountedPlace(Minute.of(response.at()), response.service()),
        RecountedCounts.NONE.plus(response),
        (known, _) -> known.plus(response));
  }

  /** Returns the expected counts, by minute and service. */
  public SortedMap<CountedPlace, RecountedCounts> counts() {
    return new TreeMap<>(counts);
  }

  /** Returns the number of lines, including garbage, excluding headers. */
  public long lines() {
    return lines;
  }

  /** Returns the number of lines and unreadable records that must be quarantined. */
  public long garbage() {
    return garbage;
  }
}
