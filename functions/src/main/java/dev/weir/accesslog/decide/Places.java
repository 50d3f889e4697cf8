package dev.weir.accesslog.decide;

import java.util.Set;

/**
 * Decides which services have a name in a minute's count: first those with a rule, always; then the
 * busiest of the lane's last minutes, whose places are reserved; then the first to arrive. Depends
 * only on the settings, the lane's committed state and the minute's count. A service that has a
 * name keeps it for the minute.
 *
 * @param maxServices the number of named services, excluding those with a rule
 * @param withRules services with a rule of their own
 * @param busy the busiest services of the last minutes, at most half of all places
 */
public record Places(int maxServices, Set<String> withRules, Set<String> busy) {

  /** A place for every service. */
  public static final Places ALL = new Places(Integer.MAX_VALUE, Set.of(), Set.of());

  public Places {
    withRules = Set.copyOf(withRules);
    busy = Set.copyOf(busy);
  }

  /** Whether a service takes one of the places. */
  boolean needsPlace(String service) {
    return !service.equals(MinuteCount.OTHER) && !withRules.contains(service);
  }

  /**
   * Returns the places of a minute.
   *
   * @param counted services that are counted by name
   */
  Seats seats(Set<String> counted) {
    var seats = new Seats();
    counted.forEach(seats::add);
    return seats;
  }

  /** The number of places that are taken in a minute. */
  final class Seats {
    private int taken;
    private int takenByBusy;

    private void add(String service) {
      taken += needsPlace(service) ? 1 : 0;
      takenByBusy += busy.contains(service) ? 1 : 0;
    }

    /** Takes a place for a service that is not counted yet, if one is free. */
    boolean take(String service) {
      var kept = busy.contains(service) ? 0 : busy.size() - takenByBusy;
      var isSeated = !needsPlace(service) || taken + kept < maxServices;
      if (isSeated) {
        add(service);
      }
      return isSeated;
    }
  }
}
