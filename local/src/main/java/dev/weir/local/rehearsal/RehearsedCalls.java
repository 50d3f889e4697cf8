package dev.weir.local.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Decides what becomes of a call to a service while something is rehearsed; does nothing itself.
 */
public final class RehearsedCalls {

  private final InjectionState rehearsal;
  private final RandomGenerator random;

  /**
   * What becomes of a call.
   *
   * @param delay how long it is held before anything else is done
   * @param instead what is answered without the call being made; empty where it is to be made
   */
  public record Verdict(Duration delay, Optional<Refusal> instead) {
    private static final Verdict AS_EVER = new Verdict(Duration.ZERO, Optional.empty());
  }

  /**
   * Decides by a rehearsal.
   *
   * @param random decides which calls are of a refused share
   */
  public RehearsedCalls(InjectionState rehearsal, RandomGenerator random) {
    this.rehearsal = rehearsal;
    this.random = random;
  }

  /**
   * What becomes of this call now.
   *
   * @throws IOException if it is a call that writes, and can't be read
   */
  public Verdict judge(ServiceRequest request) throws IOException {
    // Nearly always: without reading the call.
    if (rehearsal.active().isEmpty()) {
      return Verdict.AS_EVER;
    }
    return WriteCall.of(request).map(this::judge).orElse(Verdict.AS_EVER);
  }

  private Verdict judge(WriteCall call) {
    var names = call.names();
    return new Verdict(rehearsal.writeDelay(names), refusal(call));
  }

  private Optional<Refusal> refusal(WriteCall call) {
    if (call instanceof WriteCall.ToStream stream && rehearsal.refusesProducers(stream.stream())) {
      return Optional.of(Refusal.denied(stream));
    }
    return random.nextDouble() < rehearsal.throttledShare(call.names())
        ? Optional.of(Refusal.throttled(call, overloaded(call)))
        : Optional.empty();
  }

  private Set<String> overloaded(WriteCall call) {
    return call.names().stream()
        .filter(name -> rehearsal.throttledShare(Set.of(name)) > 0)
        .collect(Collectors.toSet());
  }
}
