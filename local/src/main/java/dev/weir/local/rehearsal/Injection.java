package dev.weir.local.rehearsal;

import java.time.Instant;
import java.util.Objects;

/**
 * A fault, and when it ends by itself, even if the process that requested it is gone.
 *
 * @param until the first moment without it
 */
public record Injection(InjectedFault fault, Instant until) {

  public Injection {
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(until, "until");
  }
}
