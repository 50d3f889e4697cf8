package dev.weir.local.rehearsal;

import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Decides the fate of a call to a service during a rehearsal; does nothing itself. */
public final class RehearsedCalls {

  private final InjectionState rehearsal;
  private final RandomGenerator random;

  /**
   * The fate of a call.
   *
   * @param delay how long it is held before anything else is done
   * @param instead the answer without the call being made; empty if it must be made
   */
  public record CallVerdict(Duration delay, Optional<ServiceError> instead) {
    private static final CallVerdict AS_EVER = new CallVerdict(Duration.ZERO, Optional.empty());
  }

  /**
   * Decides by a rehearsal.
   *
   * @param random decides which calls belong to a refused share
   */
  public RehearsedCalls(InjectionState rehearsal, RandomGenerator random) {
    this.rehearsal = rehearsal;
    this.random = random;
  }

  /** Decides the fate of this call now. */
  public CallVerdict judge(ServiceCall call) {
    // The common case: no rehearsal.
    if (rehearsal.active().isEmpty() || !WriteCall.is(call)) {
      return CallVerdict.AS_EVER;
    }
    return new CallVerdict(rehearsal.writeDelay(call.names()), refusal(call));
  }

  private Optional<ServiceError> refusal(ServiceCall call) {
    var names = call.names();
    if (call.putsRecords() && names.stream().anyMatch(rehearsal::refusesProducers)) {
      return Optional.of(Throttling.denied(call));
    }
    return random.nextDouble() < rehearsal.throttledShare(names)
        ? Optional.of(Throttling.of(call, overloaded(names)))
        : Optional.empty();
  }

  private Set<String> overloaded(Set<String> names) {
    return names.stream()
        .filter(name -> rehearsal.throttledShare(Set.of(name)) > 0)
        .collect(Collectors.toSet());
  }
}
