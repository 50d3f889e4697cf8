package dev.weir.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a stream was written and read over the last day. */
sealed interface ReadingHistory {

  /**
   * As it was measured.
   *
   * @param periods of the day, in order and without a gap
   * @param readers a function each, for which the periods are looked at on their own
   */
  record Measured(List<Incoming> periods, List<FunctionReadings> readers)
      implements ReadingHistory {
    public Measured {
      periods = List.copyOf(periods);
      readers = List.copyOf(readers);
    }
  }

  /** It could not be found out. */
  record Unknown(String why) implements ReadingHistory {}

  /** What came in during a period. */
  record Incoming(Instant begin, Instant end, long records) {}

  /**
   * How old the oldest record was that a function was given.
   *
   * @param ages a value for each period; empty where it was given none
   */
  record FunctionReadings(String function, List<Optional<Duration>> ages) {
    public FunctionReadings {
      ages = List.copyOf(ages);
    }
  }
}
