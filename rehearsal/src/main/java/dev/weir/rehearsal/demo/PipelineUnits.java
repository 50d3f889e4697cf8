package dev.weir.rehearsal.demo;

import dev.weir.local.units.UsageUnit;
import dev.weir.rehearsal.demo.screen.SummaryLine;
import dev.weir.rehearsal.prices.UnitPrices;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The units that a pipeline and its archive used, and the cost of a million events at these units.
 *
 * @param pipeline its name for people
 * @param event what it counts, in the plural
 * @param events how many were sent
 * @param units as counted
 */
record PipelineUnits(String pipeline, String event, long events, Map<UsageUnit, Double> units) {

  private static final double MILLION = 1e6;

  PipelineUnits {
    units = Map.copyOf(units);
  }

  List<String> lines(UnitPrices prices) {
    return List.of(
        SummaryLine.of(
            pipeline,
            text(
                "%,d %s in %,.0f records (%,.0f put units)",
                events, event, of(UsageUnit.RECORDS_PUT), of(UsageUnit.PUT_UNITS))),
        SummaryLine.of(
            "  stored",
            text(
                "%,.1f write units, %,.1f read units, %,.0f SNS messages, %,.0f S3 puts",
                of(UsageUnit.WRITES),
                of(UsageUnit.READS),
                of(UsageUnit.MESSAGES) + of(UsageUnit.FIFO_MESSAGES),
                of(UsageUnit.OBJECTS_PUT))),
        SummaryLine.of(
            "  functions",
            text(
                "%,.0f invocations, %,.0f ms, %,.1f GB-s",
                of(UsageUnit.INVOCATIONS), of(UsageUnit.MILLISECONDS), of(UsageUnit.GB_SECONDS))),
        SummaryLine.of("  a million", cost(prices)));
  }

  private String cost(UnitPrices prices) {
    return events == 0
        ? "no " + event + " were sent"
        : text(
            "%s would cost $%.2f at these units: Kinesis $%.2f, DynamoDB $%.2f, SNS $%.2f,"
                + " S3 $%.2f, Lambda $%.2f",
            event,
            million(prices, UsageUnit.values()),
            million(prices, UsageUnit.RECORDS_PUT, UsageUnit.PUT_UNITS),
            million(prices, UsageUnit.WRITES, UsageUnit.READS),
            million(prices, UsageUnit.MESSAGES, UsageUnit.FIFO_MESSAGES),
            million(prices, UsageUnit.OBJECTS_PUT),
            million(prices, UsageUnit.INVOCATIONS, UsageUnit.MILLISECONDS, UsageUnit.GB_SECONDS));
  }

  /** Returns the cost in US dollars of a million events' share of these units. */
  private double million(UnitPrices prices, UsageUnit... charged) {
    var usd = 0.0;
    for (var unit : charged) {
      usd += prices.usd(unit, of(unit) / events * MILLION);
    }
    return usd;
  }

  private double of(UsageUnit unit) {
    return units.getOrDefault(unit, 0.0);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation's library is not a dependency
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
