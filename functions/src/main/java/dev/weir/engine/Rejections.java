package dev.weir.engine;

import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.quarantine.adapter.RejectedMetrics;
import dev.weir.telemetry.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events of a slice that are rejected after its keys are read, in addition to those that could
 * not be parsed. Each quarantine key has one object, which is rewritten as a whole when it gets
 * more entries. Thread-safe.
 */
final class Rejections {

  private final Quarantine quarantine;
  private final Meter meter;
  private final Map<QuarantineKey, List<Rejected>> kept;

  /**
   * Starts from the entries that are already in quarantine.
   *
   * @param stored the entries that could not be parsed, which the caller stores and counts
   */
  Rejections(Quarantine quarantine, Meter meter, Map<QuarantineKey, List<Rejected>> stored) {
    this.quarantine = quarantine;
    this.meter = meter;
    kept = new ConcurrentHashMap<>(stored);
  }

  /**
   * Stores additional rejections; those already there are neither stored nor counted again.
   *
   * @throws dev.weir.stream.UnavailableException if they can't be stored
   */
  void put(QuarantineKey place, List<Rejected> more) {
    kept.compute(place, (_, before) -> with(place, before == null ? List.of() : before, more));
  }

  private List<Rejected> with(QuarantineKey place, List<Rejected> before, List<Rejected> more) {
    var added =
        more.stream().filter(one -> before.stream().noneMatch(each -> isSame(each, one))).toList();
    if (added.isEmpty()) {
      return before;
    }
    var all = new ArrayList<>(before);
    all.addAll(added);
    all.sort(Comparator.comparingInt(Rejected::line));
    quarantine.put(place, List.copyOf(all));
    RejectedMetrics.add(meter, List.of(added));
    return all;
  }

  private static boolean isSame(Rejected one, Rejected other) {
    return one.line() == other.line() && one.reason() == other.reason();
  }
}
