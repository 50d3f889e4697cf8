package dev.weir.local.rehearsal;

import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The faults that are injected into a running local cloud now. Each ends by itself; the code that
 * applies faults asks with each call, so no fault outlives its end. Safe for many threads.
 */
public final class InjectionState {

  /** The maximum duration of a fault unless it is requested again. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private final InstantSource clock;
  private volatile List<Injection> injections = List.of();

  /** Creates a state without faults. */
  public InjectionState(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Replaces all injected faults.
   *
   * @throws IllegalArgumentException if one would last longer than {@link #LONGEST} from now; then
   *     nothing is changed
   */
  public void replace(List<Injection> others) {
    var latest = clock.instant().plus(LONGEST);
    for (var injection : others) {
      if (injection.until().isAfter(latest)) {
        throw new IllegalArgumentException("A fault ends within " + LONGEST + ", not later");
      }
    }
    injections = List.copyOf(others);
  }

  /** Returns the faults injected now. */
  public List<Injection> active() {
    var all = injections;
    if (all.isEmpty()) {
      return all;
    }
    var now = clock.instant();
    return all.stream().filter(injection -> now.isBefore(injection.until())).toList();
  }

  /** Returns the present delay of a write to these; zero without a fault. */
  public Duration writeDelay(Set<String> names) {
    return of(SlowWrites.class, names)
        .map(SlowWrites::delay)
        .reduce(Duration.ZERO, InjectionState::longer);
  }

  /** Returns the share of the writes to these that is refused now, 0 to 1. */
  public double throttledShare(Set<String> names) {
    return of(ThrottledWrites.class, names).mapToDouble(ThrottledWrites::share).max().orElse(0);
  }

  /** Returns whether producers' puts to a stream are refused now. */
  public boolean refusesProducers(String stream) {
    return of(RefusedProducers.class, Set.of(stream)).findAny().isPresent();
  }

  /** Returns the present delay of a function's answers; zero without a fault. */
  public Duration answerDelay(String function) {
    return of(SlowFunctions.class, Set.of(function))
        .map(SlowFunctions::delay)
        .reduce(Duration.ZERO, InjectionState::longer);
  }

  private <F extends InjectedFault> Stream<F> of(Class<F> kind, Set<String> names) {
    return active().stream()
        .map(Injection::fault)
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(fault -> !Collections.disjoint(fault.names(), names));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
