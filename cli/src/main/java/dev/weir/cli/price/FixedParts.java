package dev.weir.cli.price;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parts with a monthly charge, whatever the load.
 *
 * @param alarmMetrics metrics that alarms use
 * @param dashboards CloudWatch dashboards
 * @param keys customer-managed keys
 * @param guards of retention
 */
record FixedParts(int alarmMetrics, int dashboards, int keys, List<GuardPart> guards) {

  static final FixedParts NONE = new FixedParts(0, 0, 0, List.of());

  FixedParts {
    guards = List.copyOf(guards);
  }

  FixedParts plus(FixedParts other) {
    return new FixedParts(
        alarmMetrics + other.alarmMetrics,
        dashboards + other.dashboards,
        keys + other.keys,
        Stream.concat(guards.stream(), other.guards.stream()).toList());
  }

  Stream<Usage> usage(PricedLoad load, Assumptions assumed) {
    return Stream.concat(
        Stream.of(
            new Usage(CostPart.ALARMS, "all", PriceKey.ALARM_METRICS, alarmMetrics),
            new Usage(CostPart.DASHBOARDS, "all", PriceKey.DASHBOARDS, dashboards),
            new Usage(CostPart.KEYS, "all", PriceKey.KEY_MONTHS, keys)),
        guards.stream().flatMap(guard -> guard.usage(load, assumed).stream()));
  }
}
