package dev.weir.verification.semantics;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stored results, compared with the input.
 *
 * @param events that were put: lines or transactions
 * @param lost that are missing
 * @param doubled that are there too often
 * @param unquarantined of those that can't be read, how many are not in quarantine
 */
public record DrilledDifferences(long events, long lost, long doubled, long unquarantined) {

  static final DrilledDifferences NONE = new DrilledDifferences(0, 0, 0, 0);

  /** Compares numbers of events by what they are counted under. */
  static DrilledDifferences of(
      Map<String, Long> put, Map<String, Long> stored, long unquarantined) {
    var keys = new TreeSet<>(put.keySet());
    keys.addAll(stored.keySet());
    var lost = 0L;
    var doubled = 0L;
    for (var key : keys) {
      var difference = stored.getOrDefault(key, 0L) - put.getOrDefault(key, 0L);
      lost += Math.max(0, -difference);
      doubled += Math.max(0, difference);
    }
    var events = put.values().stream().mapToLong(Long::longValue).sum();
    return new DrilledDifferences(events, lost, doubled, unquarantined);
  }

  /** How many of some texts are not among others. */
  static long missing(Collection<String> wanted, Collection<String> found) {
    Set<String> there = new HashSet<>(found);
    return wanted.stream().filter(each -> !there.contains(each)).count();
  }

  DrilledDifferences plus(DrilledDifferences more) {
    return new DrilledDifferences(
        events + more.events,
        lost + more.lost,
        doubled + more.doubled,
        unquarantined + more.unquarantined);
  }
}
