package dev.weir.engine;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.quarantine.adapter.RejectedMetrics;
import dev.weir.stream.CallFailedException;
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
  private final Set<RefusedLine> stored = ConcurrentHashMap.newKeySet();

  private record RefusedLine(QuarantineKey place, int line, Reason reason) {}

  Rejections(Quarantine quarantine, Meter meter) {
    this.quarantine = quarantine;
    this.meter = meter;
  }

  /**
   * Stores rejections of one key's events; those already there, as after a conflict or where many
   * keys refuse the same event, are neither stored nor counted again.
   *
   * @throws dev.weir.stream.UnavailableException if they can't be stored
   */
  void put(QuarantineKey place, List<Rejected> refused) {
    var added =
        refused.stream()
            .filter(each -> stored.add(lineOf(place, each)))
            .sorted(Comparator.comparingInt(Rejected::line))
            .toList();
    if (added.isEmpty()) {
      return;
    }
    try {
      quarantine.put(place.fromLine(Math.max(0, added.getFirst().line())), added);
    } catch (CallFailedException e) {
      // This key comes again, and refuses the same.
      added.forEach(each -> stored.remove(lineOf(place, each)));
      throw e;
    }
    RejectedMetrics.add(meter, List.of(added));
  }

  private static RefusedLine lineOf(QuarantineKey place, Rejected rejected) {
    return new RefusedLine(place, rejected.line(), rejected.reason());
  }
}
