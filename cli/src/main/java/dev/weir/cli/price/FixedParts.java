package dev.weir.cli.price;

/**
 * What is charged by the month, whatever flows.
 *
 * @param alarmMetrics metrics that alarms look at
 * @param dashboards CloudWatch dashboards
 * @param keys customer-managed keys
 */
record FixedParts(int alarmMetrics, int dashboards, int keys) {

  static final FixedParts NONE = new FixedParts(0, 0, 0);

  FixedParts plus(FixedParts other) {
    return new FixedParts(
        alarmMetrics + other.alarmMetrics, dashboards + other.dashboards, keys + other.keys);
  }
}
