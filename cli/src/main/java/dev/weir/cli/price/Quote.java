package dev.weir.cli.price;

import dev.weir.metrics.Step;
import dev.weir.retention.RetentionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cost of a stack under a load, and the service level in return.
 *
 * @param stacks their names
 */
record Quote(
    String stacks, Inventory inventory, PricedLoad load, Assumptions assumed, PriceList prices) {

  private static final double DOUBLED = 2;
  private static final double DAY_HOURS = 24;

  Bill bill() {
    return PriceModel.month(inventory, load, assumed, prices);
  }

  /** Returns the bill if every invocation takes twice as long as assumed. */
  Bill doubled() {
    return PriceModel.month(inventory, load, assumed.slower(DOUBLED), prices);
  }

  List<String> notes() {
    return PriceModel.notes(inventory, load, assumed);
  }

  /**
   * Returns a sentence for each stream: the delay from arrival to alert, and the longest outage it
   * survives.
   */
  List<String> promises() {
    var promises = new ArrayList<String>();
    for (var stream : inventory.streams()) {
      promises.add(
          "%s: %s; %s".formatted(stream.step().id(), latency(stream.step()), outage(stream)));
    }
    return promises.stream().distinct().toList();
  }

  // The retention guard keeps records longer once one of them has waited for an hour.
  private String outage(StreamPart stream) {
    var hours = stream.retentionHours();
    return hours < RetentionHandler.RAISED_HOURS
        ? String.format(
            Locale.ROOT,
            "an outage of up to %d hours loses no data (%d if the retention guard fails); the guard"
                + " keeps records for a week while they wait: $%.2f per day of that, not included",
            RetentionHandler.RAISED_HOURS,
            hours,
            raisedForADay(stream))
        : "an outage of up to %d hours loses no data".formatted(hours);
  }

  /** Returns the price of a stream's longer retention, for a day. */
  private double raisedForADay(StreamPart stream) {
    var raised =
        Bill.of(
            StreamUsage.of(stream.keeping(RetentionHandler.RAISED_HOURS), load, assumed), prices);
    var normal = Bill.of(StreamUsage.of(stream, load, assumed), prices);
    return (raised.usd() - normal.usd()) * DAY_HOURS / Month.HOURS;
  }

  private String latency(Step step) {
    return inventory.functions().stream()
        .filter(function -> function.step() == step)
        .findFirst()
        .map(Quote::latency)
        .orElse("not read");
  }

  private static String latency(FunctionPart function) {
    var window = function.windowSeconds();
    var how =
        function.reading() == PriceSheetReading.PUSHED
            ? pushed(function)
            : "polled once a second, p99 expected about 1.2 s";
    return window == 0 ? how : how + ", plus a batching window of " + window + " s";
  }

  private static String pushed(FunctionPart function) {
    return function.paceMillis() == 0
        ? "pushed, p99 expected below 1 s"
        : "pushed, p99 expected below 1 s; a busy shard is invoked every %d ms"
            .formatted(function.paceMillis());
  }
}
