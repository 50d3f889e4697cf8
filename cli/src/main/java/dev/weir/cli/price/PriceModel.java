package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a stack costs in a month under a load; pure. Left out, because they are small or not known
 * beforehand: storage and point-in-time recovery, transfer of data, calls of AWS-managed keys, and
 * everything that an account has free.
 */
final class PriceModel {
  // https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
  private static final double SHARD_BYTES_PER_SECOND = 1_000_000;
  private static final double SHARD_RECORDS_PER_SECOND = 1_000;

  private PriceModel() {}

  static Bill month(Inventory stack, PricedLoad load, Assumptions assumed, PriceList prices) {
    return Bill.of(usage(stack, load, assumed), prices);
  }

  /** What is used; what is not used is not listed. */
  static List<Usage> usage(Inventory stack, PricedLoad load, Assumptions assumed) {
    var streams =
        stack.streams().stream().flatMap(part -> StreamUsage.of(part, load, assumed).stream());
    var functions =
        stack.functions().stream()
            .flatMap(part -> FunctionUsage.of(stack, part, load, assumed).stream());
    return Stream.of(streams, functions, fixed(stack.fixed()).stream())
        .flatMap(each -> each)
        .filter(usage -> usage.quantity() > 0)
        .toList();
  }

  private static List<Usage> fixed(FixedParts parts) {
    return List.of(
        new Usage(CostPart.ALARMS, "all", PriceKey.ALARM_METRICS, parts.alarmMetrics()),
        new Usage(CostPart.DASHBOARDS, "all", PriceKey.DASHBOARDS, parts.dashboards()),
        new Usage(CostPart.KEYS, "all", PriceKey.KEY_MONTHS, parts.keys()));
  }

  /** What a reader of the bill has to know: streams that are too small for the load. */
  static List<String> notes(Inventory stack, PricedLoad load, Assumptions assumed) {
    var notes = new ArrayList<String>();
    for (var stream : stack.streams()) {
      var needed = shardsFor(load.traffic(stream.step(), assumed));
      if (stream.shards().isPresent() && stream.shards().getAsInt() < needed) {
        notes.add(tooSmall(stream.step(), stream.shards().getAsInt(), needed));
      }
    }
    return notes;
  }

  private static int shardsFor(PricedLoad.Traffic traffic) {
    return (int)
        Math.ceil(
            Math.max(
                traffic.bytes() / SHARD_BYTES_PER_SECOND,
                traffic.records() / SHARD_RECORDS_PER_SECOND));
  }

  private static String tooSmall(Step step, int shards, int needed) {
    return String.format(
        Locale.ROOT,
        "The stream of %s has %d shard%s and this load needs %d shards at least: the figures are"
            + " for what is deployed, which would refuse records.",
        step.id(),
        shards,
        shards == 1 ? "" : "s",
        needed);
  }
}
