package dev.weir.local.rehearsal;

import java.time.Instant;
import java.util.Objects;

/**
 * A fault, and when it ends by itself: also where whoever wanted it is gone.
 *
 * @param until the first moment without it
 */
public record Injection(InjectedFault fault, Instant until) {

  public Injection {
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(until, "until");
  }
}
