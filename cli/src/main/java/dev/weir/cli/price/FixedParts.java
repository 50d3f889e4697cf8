package dev.weir.cli.price;

/**
 * The parts with a monthly charge, whatever the load.
 *
 * @param alarmMetrics metrics that alarms use
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
