package dev.weir.engine;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.quarantine.adapter.RejectedMetrics;
import dev.weir.telemetry.Meter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events of a slice that are rejected after its keys are read, in addition to those that could
 * not be parsed. What one key refuses of a record is an object of its own: one object of all would
 * be written again for each key, and a record can have as many keys as lines. Thread-safe.
 */
final class Rejections {

  private final Quarantine quarantine;
  private final Meter meter;
  private final Set<Stored> stored = ConcurrentHashMap.newKeySet();

  private record Stored(QuarantineKey place, int line, Reason reason) {}

  Rejections(Quarantine quarantine, Meter meter) {
    this.quarantine = quarantine;
    this.meter = meter;
  }

  /**
   * Stores rejections of one key's events; those already there, as after a conflict, are neither
   * stored nor counted again.
   *
   * @throws dev.weir.stream.UnavailableException if they can't be stored
   */
  void put(QuarantineKey place, List<Rejected> refused) {
    var added =
        refused.stream()
            .filter(each -> !stored.contains(stored(place, each)))
            .sorted(Comparator.comparingInt(Rejected::line))
            .toList();
    if (added.isEmpty()) {
      return;
    }
    quarantine.put(place.fromLine(added.getFirst().line()), added);
    added.forEach(each -> stored.add(stored(place, each)));
    RejectedMetrics.add(meter, List.of(added));
  }

  private static Stored stored(QuarantineKey place, Rejected rejected) {
    return new Stored(place, rejected.line(), rejected.reason());
  }
}
