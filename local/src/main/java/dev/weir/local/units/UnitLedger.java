package dev.weir.local.units;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * The units used so far, each under the name of the function that used it, or of the stream that
 * records were put to. Regions are added up. Safe for several threads.
 */
public final class UnitLedger {

  private record Account(String name, UsageUnit unit) {}

  private final Map<Account, DoubleAdder> used = new ConcurrentHashMap<>();

  /** Adds to what a function or stream has used. */
  public void add(String name, UsageUnit unit, double amount) {
    used.computeIfAbsent(new Account(name, unit), _ -> new DoubleAdder()).add(amount);
  }

  /** Returns what these functions and streams have used together, zero for units without use. */
  public Map<UsageUnit, Double> of(Collection<String> names) {
    var sums = new EnumMap<UsageUnit, Double>(UsageUnit.class);
    for (var unit : UsageUnit.values()) {
      sums.put(unit, names.stream().mapToDouble(name -> of(name, unit)).sum());
    }
    return sums;
  }

  private double of(String name, UsageUnit unit) {
    var found = used.get(new Account(name, unit));
    return found == null ? 0 : found.sum();
  }
}
