package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The monthly cost of a stack under a load; pure. It leaves out small or unpredictable items:
 * storage and point-in-time recovery, data transfer, calls of AWS-managed keys, and the free tier.
 */
final class PriceModel {
  // https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
  private static final double SHARD_BYTES_PER_SECOND = 1_000_000;
  private static final double SHARD_RECORDS_PER_SECOND = 1_000;

  private PriceModel() {}

  static Bill month(Inventory stack, PricedLoad load, Assumptions assumed, PriceList prices) {
    return Bill.of(usage(stack, load, assumed), prices);
  }

  /** Returns the usage, without items that are not used. */
  static List<Usage> usage(Inventory stack, PricedLoad load, Assumptions assumed) {
    var streams =
        stack.streams().stream().flatMap(part -> StreamUsage.of(part, load, assumed).stream());
    var functions =
        stack.functions().stream()
            .flatMap(part -> FunctionUsage.of(stack, part, load, assumed).stream());
    return Stream.of(streams, functions, stack.fixed().usage(load, assumed))
        .flatMap(each -> each)
        .filter(usage -> usage.quantity() > 0)
        .toList();
  }

  /** Returns the notes for the bill's reader: streams that are too small for the load. */
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

  private static int shardsFor(PricedLoad.StreamLoad traffic) {
    return (int)
        Math.ceil(
            Math.max(
                traffic.bytes() / SHARD_BYTES_PER_SECOND,
                traffic.records() / SHARD_RECORDS_PER_SECOND));
  }

  private static String tooSmall(Step step, int shards, int needed) {
    return String.format(
        Locale.ROOT,
        "The stream of %s has %d shard%s, but this load needs at least %d shards: the figures are"
            + " for the deployed stream, which would throttle producers.",
        step.id(),
        shards,
        shards == 1 ? "" : "s",
        needed);
  }
}
