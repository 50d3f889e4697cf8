package dev.weir.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The time in which at least one of several, possibly overlapping, operations was in progress. */
final class BusyTime {

  private record Stretch(Instant from, Instant to) {}

  private final List<Stretch> stretches = new ArrayList<>();

  /** Adds an operation; completed ones may be reported in any order. */
  void add(Instant from, Instant to) {
    stretches.add(new Stretch(from, to));
  }

  /** Returns how much of a period was busy. */
  Duration within(Instant begin, Instant end) {
    stretches.sort(Comparator.comparing(Stretch::from));
    var busy = Duration.ZERO;
    var counted = begin;
    for (var stretch : stretches) {
      var from = later(stretch.from(), counted);
      var to = stretch.to().isBefore(end) ? stretch.to() : end;
      if (from.isBefore(to)) {
        busy = busy.plus(Duration.between(from, to));
        counted = to;
      }
    }
    return busy;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
