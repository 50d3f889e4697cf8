package dev.weir.rehearsal.demo;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.SendTarget;
import dev.weir.local.units.UnitLedger;
import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.Trigger;
import dev.weir.producer.Sender;
import dev.weir.rehearsal.demo.screen.Screen;
import dev.weir.rehearsal.prices.UnitPrices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of the demo: the units that its pipelines used, and what they would cost. */
final class UnitsScene {

  private final Cloud cloud;
  private final UnitLedger ledger;

  UnitsScene(Cloud cloud, UnitLedger ledger) {
    this.cloud = cloud;
    this.ledger = ledger;
  }

  /** Shows what the pipelines used until now, of which these are the senders. */
  void show(Map<SendTarget, Sender> senders, Screen screen) {
    var prices = UnitPrices.listed();
    screen.title("Units used, and what a million events would cost");
    screen.summary(lines(senders, prices));
    assumptions(prices.region()).lines().forEach(screen::line);
  }

  private static String assumptions(String region) {
    return """
    Counted at the local cloud's gateways and from the functions' invocations:
    - write and read units as DynamoDB Local states them, of transactions half, as DynamoDB charges;
      a refused condition as one unit for each item, two in a transaction: DynamoDB states no more
    - time on this machine, which other load prolongs; on AWS it depends on memory and processor
    - records as the demo packs them, many lines in one where they come fast; --rate changes it
    - with the archive, without SQL copies; without what time costs and load does not: shards and
      fan-out, logs, metrics, alarms, scheduled functions, storage, data transfer (weir price has them)
    Prices: list prices of %s, as in weir price, without the free tier.\
    """
        .formatted(region);
  }

  private List<String> lines(Map<SendTarget, Sender> senders, UnitPrices prices) {
    var lines = new ArrayList<String>();
    lines.addAll(units(DataStream.ACCESS_LOGS, "lines", senders).lines(prices));
    lines.addAll(units(DataStream.TRANSACTIONS, "transactions", senders).lines(prices));
    return lines;
  }

  private PipelineUnits units(DataStream stream, String event, Map<SendTarget, Sender> senders) {
    var sent = senders.get(SendTarget.of(stream)).totals().lines();
    var names = new ArrayList<>(functions(stream));
    names.add(cloud.output(stream.nameOutput()));
    return new PipelineUnits(stream.content(), event, sent, ledger.of(names));
  }

  /** Returns the names of the deployed functions that read a stream. */
  private List<String> functions(DataStream stream) {
    return Arrays.stream(Step.values())
        .filter(step -> reads(step, stream))
        .map(step -> cloud.optionalOutput(step.functionOutput()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean reads(Step step, DataStream stream) {
    return step.source().orElse(new Trigger.Timer()) instanceof Trigger.Records records
        && records.stream() == stream;
  }
}
