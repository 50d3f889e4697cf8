package dev.weir.rehearsal.demo;

import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.samples.Recount;
import dev.weir.samples.Recount.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares the counts with the recount, each counter of each minute and service. */
final class CountsCheck {

  private CountsCheck() {}

  /** Returns the differences as sentences. */
  static List<String> differences(Recount recount, StoredCounts stored) {
    var differences = new ArrayList<String>();
    var expected = recount.counts();
    for (var place : places(recount, stored)) {
      var counted = withoutRejected(stored.at(place.minute(), place.service()));
      var wanted = asCounted(expected.get(place));
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

  private static SortedSet<Recount.Place> places(Recount recount, StoredCounts stored) {
    var places = new TreeSet<>(recount.counts().keySet());
    stored
        .minutes()
        .forEach(
            (minute, count) ->
                count.services().keySet().forEach(s -> places.add(new Recount.Place(minute, s))));
    return places;
  }

  // Garbage has no event time: it counts in the minute of its arrival, which no label knows.
  private static ServiceCount withoutRejected(ServiceCount counted) {
    return counted.with(Counter.REJECTED, 0);
  }

  private static ServiceCount asCounted(Counts counts) {
    if (counts == null) {
      return ServiceCount.ZERO;
    }
    return ServiceCount.ZERO
        .with(Counter.INFORMATIONAL, counts.informational())
        .with(Counter.SUCCESSFUL, counts.successful())
        .with(Counter.REDIRECTED, counts.redirected())
        .with(Counter.CLIENT_ERRORS, counts.clientErrors())
        .with(Counter.SERVER_ERRORS, counts.serverErrors())
        .with(Counter.OTHER, counts.other())
        .with(Counter.BYTES, counts.bytes())
        .with(Counter.LATE, counts.late());
  }
}
