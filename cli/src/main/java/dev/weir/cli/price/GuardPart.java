package dev.weir.cli.price;

import java.util.List;

/**
 * A guard of retention, which looks at streams every quarter of an hour.
 *
 * @param memoryMb its memory
 * @param metrics that it reads each time: one of each stream, and one of each of their readers
 */
record GuardPart(int memoryMb, int metrics) {

  private static final double RUNS = Month.MINUTES / 15;
  private static final double MEGABYTES = 1_024;
  private static final String NAME = "retention-guard";

  List<Usage> usage(Assumptions assumed) {
    var seconds = assumed.of(Assumption.GUARD_MILLIS) / 1_000;
    return List.of(
        function(PriceKey.LAMBDA_REQUESTS, RUNS),
        function(PriceKey.LAMBDA_GB_SECONDS, RUNS * seconds * memoryMb / MEGABYTES),
        function(PriceKey.SCHEDULE_RUNS, RUNS),
        new Usage(CostPart.METRICS, NAME, PriceKey.METRIC_REQUESTS, RUNS * metrics));
  }

  private static Usage function(PriceKey price, double quantity) {
    return new Usage(CostPart.FUNCTIONS, NAME, price, quantity);
  }
}
