package dev.weir.local.eventsource;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The functions and sources that mappings join. Lambda allows one mapping of each pair. */
public final class MappingPairs {

  private record Pair(String functionArn, String eventSourceArn) {}

  private final Set<Pair> pairs = new HashSet<>();

  /**
   * Adds a mapping, enabled or not.
   *
   * @return why Lambda would refuse it; empty if it would accept it
   */
  public Optional<String> add(MappingSettings settings) {
    return pairs.add(new Pair(settings.functionArn(), settings.eventSourceArn()))
        ? Optional.empty()
        : Optional.of(
            "there is another mapping of %s and %s already (ResourceConflictException)"
                .formatted(settings.functionArn(), settings.eventSourceArn()));
  }
}
