package dev.weir.accesslog.decide;

import dev.weir.events.Minute;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The busiest services of a lane's last minutes: names that a client invents take none of their
 * places in the next one. Kept in the lane's state, so bounded; names end at 128 bytes.
 *
 * @param newest the lane's latest minute, which is still being counted; empty before the first
 * @param names of services, the latest minute's busiest first
 */
public record BusyServices(Optional<Minute> newest, List<String> names) {

  /** For a lane without any counts. */
  public static final BusyServices NONE = new BusyServices(Optional.empty(), List.of());

  private static final int MAX = 50;

  private static final Comparator<Map.Entry<String, ServiceCount>> BUSIEST_FIRST =
      Comparator.<Map.Entry<String, ServiceCount>>comparingLong(e -> -e.getValue().requests())
          .thenComparing(Map.Entry::getKey);

  public BusyServices {
    names = List.copyOf(names);
  }

  /**
   * Returns the minute that a slice ends: the latest before the slice's newest one. Empty if the
   * slice begins no new minute.
   *
   * @param touched minutes of the slice
   * @param arrived when its last record arrived: a minute after that comes from a wrong clock or a
   *     forged time, and would prevent all others from being new
   */
  public Optional<Minute> ended(Iterable<Minute> touched, Instant arrived) {
    var minutes = new TreeMap<Minute, Boolean>();
    newest.ifPresent(minute -> minutes.put(minute, true));
    for (var minute : touched) {
      if (!minute.start().isAfter(arrived)) {
        minutes.put(minute, true);
      }
    }
    var begun = minutes.isEmpty() || Optional.of(minutes.lastKey()).equals(newest);
    return begun ? Optional.empty() : Optional.ofNullable(minutes.lowerKey(minutes.lastKey()));
  }

  /**
   * Returns the busiest services after a slice.
   *
   * @param ended the count of the minute that {@link #ended} returned; empty if it returned none
   */
  public BusyServices after(
      Iterable<Minute> touched, Instant arrived, Optional<MinuteCount> ended, Places places) {
    var latest = newest;
    for (var minute : touched) {
      if (!minute.start().isAfter(arrived)
          && latest.filter(known -> known.compareTo(minute) >= 0).isEmpty()) {
        latest = Optional.of(minute);
      }
    }
    return new BusyServices(latest, ended.map(count -> busiest(count, places)).orElse(names));
  }

  private List<String> busiest(MinuteCount ended, Places places) {
    var ordered =
        ended.services().entrySet().stream()
            .filter(service -> service.getValue().requests() > 0)
            .sorted(BUSIEST_FIRST)
            .map(Map.Entry::getKey);
    var busiest = new LinkedHashSet<String>();
    Stream.concat(ordered, names.stream())
        .filter(places::needsPlace)
        .limit(2L * Math.max(places.maxServices(), MAX))
        .forEach(busiest::add);
    return busiest.stream().limit(Math.min(MAX, places.maxServices() / 2)).toList();
  }
}
