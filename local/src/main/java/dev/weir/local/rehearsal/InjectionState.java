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
 * The faults that are injected into a running local cloud now. Each ends by itself; those who carry
 * faults out ask with each call, so that none of them outlives its end. Safe for many threads.
 */
public final class InjectionState {

  /** No fault is there for longer unless somebody asks for it again. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private final InstantSource clock;
  private volatile List<Injection> injections = List.of();

  /** One in which nothing is wrong. */
  public InjectionState(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes the place of all that was injected until now.
   *
   * @throws IllegalArgumentException if one is to last longer than {@link #LONGEST} from now; then
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

  /** What is injected now. */
  public List<Injection> active() {
    var all = injections;
    if (all.isEmpty()) {
      return all;
    }
    var now = clock.instant();
    return all.stream().filter(injection -> now.isBefore(injection.until())).toList();
  }

  /** How much longer a write to these takes now; zero where nothing is wrong. */
  public Duration writeDelay(Set<String> names) {
    return of(SlowWrites.class, names)
        .map(SlowWrites::delay)
        .reduce(Duration.ZERO, InjectionState::longer);
  }

  /** Which share of the writes to these is refused now, 0 to 1. */
  public double throttledShare(Set<String> names) {
    return of(ThrottledWrites.class, names).mapToDouble(ThrottledWrites::share).max().orElse(0);
  }

  /** Whether producers may not put to a stream now. */
  public boolean refusesProducers(String stream) {
    return of(RefusedProducers.class, Set.of(stream)).findAny().isPresent();
  }

  /** How long the answers of a function are kept back now; zero where nothing is wrong. */
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
