package dev.weir.market.marks;

import dev.weir.market.TickRefusal;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.UnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a slice puts into quarantine: what could not be read, and the ticks that their registers
 * refuse, which are known only once these are read. One object a record; one that gets more is
 * written again, whole. Safe for several threads.
 */
final class SliceQuarantine {

  private final Quarantine quarantine;
  private final Map<QuarantineKey, List<Rejected>> all = new ConcurrentHashMap<>();
  private final Map<QuarantineKey, List<Rejected>> refused = new ConcurrentHashMap<>();

  /**
   * Stores what could not be read.
   *
   * @throws UnavailableException if it can't be stored
   */
  SliceQuarantine(Quarantine quarantine, Map<QuarantineKey, List<Rejected>> rejected) {
    this.quarantine = quarantine;
    quarantine.putAll(rejected);
    rejected.forEach((key, list) -> all.put(key, new ArrayList<>(list)));
  }

  /**
   * Stores refused ticks, before their register is written: a crash in between repeats both.
   *
   * @throws UnavailableException if one can't be stored
   */
  void put(Map<ReadTick, TickRefusal> ticks) {
    ticks.forEach(
        (tick, why) ->
            all.compute(
                tick.key(),
                (key, before) -> {
                  var list = before == null ? new ArrayList<Rejected>() : before;
                  var refusedTick = tick.refused(why);
                  if (list.stream().noneMatch(known -> isSame(known, refusedTick))) {
                    list.add(refusedTick);
                    list.sort(Comparator.comparingInt(Rejected::line));
                    refused.computeIfAbsent(key, _ -> new ArrayList<>()).add(refusedTick);
                  }
                  quarantine.put(key, List.copyOf(list));
                  return list;
                }));
  }

  private static boolean isSame(Rejected one, Rejected other) {
    return one.line() == other.line() && one.reason() == other.reason();
  }

  /** The ticks that registers refused. */
  Collection<List<Rejected>> refused() {
    return refused.values();
  }
}
