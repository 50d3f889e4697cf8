package dev.weir.rehearsal.drill;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The take-over of the broken Region's portfolios by the other one.
 *
 * @param isExpected whether the fault requires it: a Region with occasional write conflicts keeps
 *     its leases
 * @param recovery for each portfolio that the broken Region led, how long the other one took to
 *     decide on it; empty if it had not when the Region was fixed
 */
record TakeOver(boolean isExpected, List<Optional<Duration>> recovery) {

  TakeOver {
    recovery = List.copyOf(recovery);
  }

  /** Returns how many portfolios the broken Region led when it broke. */
  int led() {
    return recovery.size();
  }

  /** Returns how many of these the other Region decided on before the broken one was fixed. */
  int taken() {
    return (int) recovery.stream().filter(Optional::isPresent).count();
  }

  /**
   * Returns whether there were portfolios to take over and all were, or no take-over was required.
   */
  boolean isKept() {
    return !isExpected || (led() > 0 && taken() == led());
  }

  /** Returns how long the last portfolio took; empty if a take-over failed or was not required. */
  Optional<Duration> longest() {
    return isExpected && isKept()
        ? recovery.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** Returns the result, for a fault that requires a take-over. */
  String text() {
    if (led() == 0) {
      return "no take-over: the broken Region led no portfolio";
    }
    return longest()
        .map(
            time ->
                String.format(
                    Locale.ROOT,
                    "RTO %.1f s: time until the other Region had decided on all %d portfolios",
                    time.toMillis() / 1e3,
                    led()))
        .orElseGet(
            () ->
                "RTO none: the other Region did not take over %d of %d portfolios"
                    .formatted(led() - taken(), led()));
  }
}
