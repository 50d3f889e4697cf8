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
 * What is rejected of a slice once its keys are read, in addition to what could not be parsed. A
 * place has one object; one that gets more is written again as a whole. Safe for several threads.
 */
final class Rejections {

  private final Quarantine quarantine;
  private final Meter meter;
  private final Map<QuarantineKey, List<Rejected>> kept;

  /**
   * Begins with what is in quarantine.
   *
   * @param stored what could not be parsed; it is stored and counted by somebody else
   */
  Rejections(Quarantine quarantine, Meter meter, Map<QuarantineKey, List<Rejected>> stored) {
    this.quarantine = quarantine;
    this.meter = meter;
    kept = new ConcurrentHashMap<>(stored);
  }

  /**
   * Stores what is rejected in addition; what is there already is neither stored nor counted again.
   *
   * @throws dev.weir.stream.UnavailableException if it can't be stored
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
