package dev.weir.accesslog.decide;

import java.util.Set;

/**
 * Which services have a name of their own in a minute's count: those with a rule always; then the
 * busiest of the lane's last minutes, whose places nobody else takes; then those that come first. A
 * function of the settings, the lane's committed state and the minute's count alone. A service that
 * has a name keeps it for the minute.
 *
 * @param maxServices how many have one, not counting those with a rule
 * @param withRules services that have a rule of their own
 * @param busy the busiest of the last minutes, half of all at most
 */
public record Places(int maxServices, Set<String> withRules, Set<String> busy) {

  /** Everybody has one. */
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
   * The places of a minute.
   *
   * @param counted services that are counted by name
   */
  Seats seats(Set<String> counted) {
    var seats = new Seats();
    counted.forEach(seats::add);
    return seats;
  }

  /** How many places of a minute are taken. */
  final class Seats {
    private int taken;
    private int takenByBusy;

    private void add(String service) {
      taken += needsPlace(service) ? 1 : 0;
      takenByBusy += busy.contains(service) ? 1 : 0;
    }

    /** Gives a service that is not counted yet a place, if there is one for it. */
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
