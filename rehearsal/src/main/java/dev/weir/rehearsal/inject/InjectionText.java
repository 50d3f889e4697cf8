package dev.weir.rehearsal.inject;

import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import dev.weir.local.rehearsal.Injection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Injected faults as text for people. */
final class InjectionText {

  private InjectionText() {}

  /** Returns a line such as {@code writes to counts take 1,500 ms longer; 34 s left}. */
  static String of(Injection injection, Instant now) {
    var what =
        switch (injection.fault()) {
          case SlowWrites(var names, var delay) ->
              "writes to %s take %,d ms longer".formatted(list(names), delay.toMillis());
          case ThrottledWrites(var names, var share) ->
              "%.0f %% of the writes to %s are throttled".formatted(100 * share, list(names));
          case RefusedProducers(var names) -> "producers are denied puts to " + list(names);
          case SlowFunctions(var names, var delay) ->
              "%s takes %,d ms longer".formatted(list(names), delay.toMillis());
        };
    return what + "; %d s left".formatted(Duration.between(now, injection.until()).toSeconds());
  }

  private static String list(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
