package dev.weir.local.iam;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts who requested which access. Safe for several threads. */
public final class AccessLedger {

  /** For one action by one role, because the objects of a bucket are unlimited. */
  private static final int MAX_RESOURCES = 200;

  private record Asker(Principal principal, String action) {}

  private final Map<Asker, Map<AccessRequest, LongAdder>> requests = new ConcurrentHashMap<>();

  /** A request, and how often it was made. */
  public record CountedRequest(AccessRequest request, long count) {}

  /** Counts a request. Beyond 200 resources of an action further ones are not kept. */
  public void record(AccessRequest request) {
    var ofAsker =
        requests.computeIfAbsent(
            new Asker(request.principal(), request.action()), _ -> new ConcurrentHashMap<>());
    Optional.ofNullable(ofAsker.get(request))
        .or(
            () ->
                ofAsker.size() < MAX_RESOURCES
                    ? Optional.of(ofAsker.computeIfAbsent(request, _ -> new LongAdder()))
                    : Optional.empty())
        .ifPresent(LongAdder::increment);
  }

  /** Returns all requests so far. */
  public List<CountedRequest> entries() {
    return requests.values().stream()
        .map(Map::entrySet)
        .flatMap(Collection::stream)
        .map(each -> new CountedRequest(each.getKey(), each.getValue().sum()))
        .toList();
  }
}
