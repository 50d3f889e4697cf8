package dev.weir.rehearsal.demo;

import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.samples.Recount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the counts with the recount, each counter of each minute and service. */
final class CountsCheck {

  private CountsCheck() {}

  /** Returns the differences as sentences. */
  static List<String> differences(Recount recount, StoredCounts stored) {
    var differences = new ArrayList<String>();
    var expected = recount.counts();
    for (var place : places(recount, stored)) {
      var counted = counted(stored.at(place.minute(), place.service()));
      var wanted = expected(expected.get(place));
      if (!counted.equals(wanted)) {
        differences.add(
            "%s %s: counted %s, recount %s"
                .formatted(place.minute(), place.service(), counted, wanted));
      }
    }
    if (stored.rejected() != recount.garbage()) {
      differences.add(
          "quarantined: counted %d, recount %d".formatted(stored.rejected(), recount.garbage()));
    }
    return differences;
  }

  private static SortedSet<Recount.CountedPlace> places(Recount recount, StoredCounts stored) {
    var places = new TreeSet<>(recount.counts().keySet());
    stored
        .minutes()
        .forEach(
            (minute, count) ->
                count
                    .services()
                    .keySet()
                    .forEach(s -> places.add(new Recount.CountedPlace(minute, s))));
    return places;
  }

  private static SortedMap<String, Long> expected(Recount.RecountedCounts recounted) {
    return recounted == null ? new TreeMap<>() : recounted.byCounter();
  }

  private static SortedMap<String, Long> counted(ServiceCount stored) {
    var counted = new TreeMap<String, Long>();
    for (var counter : Counter.values()) {
      // Garbage has no event time: it counts in the minute of its arrival, which no label knows.
      if (counter != Counter.REJECTED && stored.get(counter) != 0) {
        counted.put(counter.text(), stored.get(counter));
      }
    }
    return counted;
  }
}
