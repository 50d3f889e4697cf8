package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.List;

/**
 * A guard of retention, which looks at streams every quarter of an hour.
 *
 * @param memoryMb its memory
 * @param readers the steps that read its streams
 */
record GuardPart(int memoryMb, List<Step> readers) {

  private static final double RUNS = Month.MINUTES / 15;
  private static final double MEGABYTES = 1_024;
  private static final String NAME = "retention-guard";

  GuardPart {
    readers = List.copyOf(readers);
  }

  List<Usage> usage(PricedLoad load, Assumptions assumed) {
    var seconds = assumed.of(Assumption.GUARD_MILLIS) / 1_000;
    return List.of(
        function(PriceKey.LAMBDA_REQUESTS, RUNS),
        function(PriceKey.LAMBDA_GB_SECONDS, RUNS * seconds * memoryMb / MEGABYTES),
        function(PriceKey.SCHEDULE_RUNS, RUNS),
        new Usage(CostPart.METRICS, NAME, PriceKey.METRIC_REQUESTS, RUNS * metrics(load, assumed)));
  }

  /** Returns how many metrics it reads each time: one of each stream, and of each busy reader. */
  private long metrics(PricedLoad load, Assumptions assumed) {
    var streams = readers.stream().map(Inventory::source).distinct().count();
    var busy = readers.stream().filter(step -> load.traffic(step, assumed).flows()).count();
    return streams + busy;
  }

  private static Usage function(PriceKey price, double quantity) {
    return new Usage(CostPart.FUNCTIONS, NAME, price, quantity);
  }
}
