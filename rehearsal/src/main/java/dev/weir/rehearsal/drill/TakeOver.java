package dev.weir.rehearsal.drill;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the other Region went on with what the broken one led.
 *
 * @param isExpected whether the fault calls for it: a Region whose writes only collide now and then
 *     keeps what it leads
 * @param recovery of each portfolio that the broken Region led, how long it took until the other
 *     one decided on it; empty where it had not until the Region was fixed
 */
record TakeOver(boolean isExpected, List<Optional<Duration>> recovery) {

  TakeOver {
    recovery = List.copyOf(recovery);
  }

  /** How many portfolios the broken Region led when it broke. */
  int led() {
    return recovery.size();
  }

  /** How many of these the other Region decided on before the broken one was fixed. */
  int taken() {
    return (int) recovery.stream().filter(Optional::isPresent).count();
  }

  /** Whether there was something to take over, and all of it was; or nothing had to be. */
  boolean isKept() {
    return !isExpected || (led() > 0 && taken() == led());
  }

  /** How long the last portfolio took; empty where it was not taken over, or did not have to be. */
  Optional<Duration> longest() {
    return isExpected && isKept()
        ? recovery.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** What came of it, for a fault that calls for it. */
  String text() {
    if (led() == 0) {
      return "no take-over was seen: the Region that broke led no portfolio";
    }
    return longest()
        .map(
            time ->
                String.format(
                    Locale.ROOT,
                    "RTO %.1f s: until the other Region decided on the last of %d portfolios",
                    time.toMillis() / 1e3,
                    led()))
        .orElseGet(
            () ->
                "RTO none: the other Region did not take over %d of %d portfolios"
                    .formatted(led() - taken(), led()));
  }
}
