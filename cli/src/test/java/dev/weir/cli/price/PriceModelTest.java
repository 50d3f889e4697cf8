package dev.weir.cli.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.weir.metrics.Step;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Compares the model with months that were calculated by hand, from the price list, the settings
 * and the assumptions alone. A month has 730 hours, 2,628,000 seconds and 43,800 minutes.
 */
class PriceModelTest {

  private static final PriceList PRICES = PriceList.standard();
  private static final Assumptions ASSUMED = Assumptions.standard();
  private static final int DASHBOARDS = 3;
  private static final int ALARM_METRICS = 24;
  private static final int PACE = 300;
  private static final List<GuardPart> GUARD =
      List.of(new GuardPart(256, List.of(Step.ACCESS_LOGS, Step.TRANSACTIONS)));

  /** 2,920 runs of 2 s in a quarter of a GB. */
  private static final double GUARD_TIME = 0.02;

  /** A metric of each stream, and one of the only busy reader. */
  private static final double GUARD_METRICS = 0.09;

  /** 43,800 runs: requests 0.01, time 0.01, schedule 0.04, reads 0.01. */
  private static final double SWEEP = 0.07;

  private static Bill month(Inventory stack, PricedLoad load) {
    return PriceModel.month(stack, load, ASSUMED, PRICES);
  }

  private static Inventory fast(int accessLogShards) {
    return new Inventory(
        List.of(
            new StreamPart(Step.ACCESS_LOGS, OptionalInt.of(accessLogShards), 24, 1, 3),
            new StreamPart(Step.TRANSACTIONS, OptionalInt.of(1), 24, 1, 3)),
        List.of(
            new FunctionPart(
                Step.ACCESS_LOGS, 1024, false, 10, PriceSheetReading.PUSHED, 0, PACE, 1000),
            new FunctionPart(
                Step.TRANSACTIONS, 1024, false, 10, PriceSheetReading.PUSHED, 0, PACE, 1000),
            new FunctionPart(
                Step.ALERT_OUTBOX, 1024, false, 10, PriceSheetReading.SCHEDULED, 0, 0, 1)),
        new FixedParts(ALARM_METRICS, DASHBOARDS, 0, GUARD),
        1);
  }

  private static Inventory thrifty() {
    return new Inventory(
        List.of(
            new StreamPart(Step.ACCESS_LOGS, OptionalInt.of(1), 24, 0, 0),
            new StreamPart(Step.TRANSACTIONS, OptionalInt.of(1), 24, 0, 0)),
        List.of(
            new FunctionPart(
                Step.ACCESS_LOGS, 512, false, 10, PriceSheetReading.POLLED, 0, 0, 1000),
            new FunctionPart(
                Step.TRANSACTIONS, 512, false, 10, PriceSheetReading.POLLED, 0, 0, 1000),
            new FunctionPart(
                Step.ALERT_OUTBOX, 512, false, 10, PriceSheetReading.SCHEDULED, 0, 0, 1)),
        new FixedParts(ALARM_METRICS, 0, 0, GUARD),
        1);
  }

  private static void assertThatPartsAre(Bill bill, Map<CostPart, Double> byHand) {
    assertThat(bill.usd()).isCloseTo(sum(byHand), withinPercentage(3));
    byHand.forEach(
        (part, usd) -> assertThat(bill.usd(part)).as("%s", part).isCloseTo(usd, within(usd)));
  }

  // Ten per cent, and five cents for parts that cost almost nothing.
  private static org.assertj.core.data.Offset<Double> within(double usd) {
    return org.assertj.core.data.Offset.offset(0.05 + usd * 0.1);
  }

  private static double sum(Map<CostPart, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void idle_and_pushed() {
    assertThatPartsAre(
        month(fast(1), PricedLoad.NONE),
        Map.of(
            // Two shards at 0.015 per hour, two consumers at the same.
            CostPart.STREAMS,
            2 * 730 * 0.015 + 2 * 730 * 0.015,
            CostPart.DASHBOARDS,
            9.0,
            CostPart.ALARMS,
            2.4,
            CostPart.FUNCTIONS,
            SWEEP + GUARD_TIME,
            CostPart.METRICS,
            0.06));
  }

  @Test
  void idle_and_polled() {
    assertThatPartsAre(
        month(thrifty(), PricedLoad.NONE),
        Map.of(
            CostPart.STREAMS,
            2 * 730 * 0.015,
            CostPart.ALARMS,
            2.4,
            CostPart.FUNCTIONS,
            SWEEP + GUARD_TIME,
            CostPart.METRICS,
            0.06));
  }

  @Test
  void ten_lines_a_second_pushed() {
    // Each line is an invocation: 26.28 million of 35 ms in 1 GB. 262,800 times it writes 2 KB of
    // metrics with 99 further samples of 50 bytes.
    assertThatPartsAre(
        month(fast(1), PricedLoad.lines(10, 1)),
        Map.of(
            // 26.28 million put units and 5.8 GB pushed.
            CostPart.STREAMS, 43.80 + 0.37 + 0.08,
            CostPart.FUNCTIONS, 5.26 + 12.26 + SWEEP + GUARD_TIME,
            // A write unit, five more each minute, and a read unit for the rules.
            CostPart.TABLES, 16.43 + 0.14 + 3.29,
            CostPart.LOGS, 0.91,
            // 17 of the step, one of its shard, two of each of five services, one reason, one of
            // each of two services called; three of the shard; three of the event source.
            CostPart.METRICS, (17 + 1 + 10 + 1 + 2) * 0.30 + 0.90 + 0.90 + GUARD_METRICS,
            CostPart.DASHBOARDS, 9.0,
            CostPart.ALARMS, 2.4));
  }

  @Test
  void five_thousand_lines_a_second_packed_and_pushed() {
    // 200 records of 5.5 KB per second, on two shards. Without waiting, each shard would be busy
    // all the time with 28.6 invocations per second. Paced, it has 3.33 of 300 ms: 17.52 million.
    assertThatPartsAre(
        month(fast(2), PricedLoad.lines(5_000, 25)),
        Map.of(
            // Three shards, pushed; 525.6 million put units; 2,891 GB.
            CostPart.STREAMS, 65.70 + 7.36 + 37.58,
            CostPart.FUNCTIONS, 3.50 + 70.08 + SWEEP + GUARD_TIME,
            CostPart.TABLES, 10.95 + 0.27 + 2.19,
            // 525,600 times 2 KB, with 32 further samples of 50 bytes.
            CostPart.LOGS, 0.95,
            CostPart.METRICS, (17 + 2 + 10 + 1 + 2) * 0.30 + 1.80 + 0.90 + GUARD_METRICS,
            CostPart.DASHBOARDS, 9.0,
            CostPart.ALARMS, 2.4,
            // 131,400 rejected lines, and 13,140 alerts.
            CostPart.OTHERS, 0.66 + 0.01));
  }

  @Test
  void pacing_does_not_make_a_quiet_or_slow_lane_wait() {
    assertThat(requests(fast(1), PricedLoad.lines(11, 1), ASSUMED)).isCloseTo(11, within(11.0));
    assertThat(requests(fast(1), PricedLoad.lines(13, 1), ASSUMED)).isCloseTo(3.33, within(0.5));
    assertThat(requests(fast(1), PricedLoad.lines(13, 1), ASSUMED.slower(10)))
        .isCloseTo(1 / 0.35, within(0.5));
  }

  /** Returns the access-log function's invocations per second. */
  private static double requests(Inventory stack, PricedLoad load, Assumptions assumed) {
    return PriceModel.usage(stack, load, assumed).stream()
            .filter(each -> each.price() == PriceKey.LAMBDA_REQUESTS)
            .filter(each -> each.of().equals(Step.ACCESS_LOGS.id()))
            .mapToDouble(Usage::quantity)
            .sum()
        / Month.SECONDS;
  }

  @Test
  void ten_lines_a_second_polled() {
    // One invocation per second, in half a GB.
    assertThatPartsAre(
        month(thrifty(), PricedLoad.lines(10, 1)),
        Map.of(
            CostPart.STREAMS, 21.90 + 0.37,
            CostPart.FUNCTIONS, 0.53 + 0.61 + SWEEP + GUARD_TIME,
            CostPart.TABLES, 1.64 + 0.14 + 0.33,
            CostPart.LOGS, 0.32,
            CostPart.METRICS, (17 + 1 + 10 + 1 + 2) * 0.30 + 0.90 + GUARD_METRICS,
            CostPart.ALARMS, 2.4));
  }

  @Test
  void a_hundred_transactions_a_second_pushed() {
    // Without waiting 25 invocations per second of 40 ms; paced 3.33 of 300 ms: 8.76 million.
    assertThatPartsAre(
        month(fast(1), PricedLoad.transactions(100)),
        Map.of(
            CostPart.STREAMS,
            43.80 + 3.68 + 1.02,
            CostPart.FUNCTIONS,
            1.75 + 35.04 + SWEEP + GUARD_TIME,
            // A unit for each of 262.8 million profiles, and one for the position of each batch.
            CostPart.TABLES,
            164.25 + 5.48 + 3.29,
            CostPart.LOGS,
            0.47,
            CostPart.METRICS,
            (18 + 1 + 1 + 2) * 0.30 + 0.90 + 0.90 + GUARD_METRICS,
            CostPart.DASHBOARDS,
            9.0,
            CostPart.ALARMS,
            2.4,
            CostPart.OTHERS,
            0.03));
  }

  @Test
  void a_week_of_retention_costs_two_cents_a_shard_and_hour() {
    var week =
        new Inventory(
            List.of(new StreamPart(Step.ACCESS_LOGS, OptionalInt.of(3), 168, 0, 0)),
            List.of(),
            FixedParts.NONE,
            1);
    assertThat(month(week, PricedLoad.NONE).usd())
        .isCloseTo(3 * 730 * (0.015 + 0.020), withinPercentage(0.1));
  }

  @Test
  void on_demand_capacity_is_paid_by_the_stream_and_the_gigabyte() {
    var onDemand =
        new Inventory(
            List.of(new StreamPart(Step.ACCESS_LOGS, OptionalInt.empty(), 168, 1, 0)),
            List.of(),
            FixedParts.NONE,
            1);
    // A record per second, billed as 1 KB in: 2.628 GB. 0.58 GB pushed. Six days of 220 B: 0.11 GB.
    assertThat(month(onDemand, PricedLoad.lines(1, 1)).usd(CostPart.STREAMS))
        .isCloseTo(29.20 + 0.21 + 0.03 + 0.01, withinPercentage(1));
  }

  @Test
  void twice_the_duration_is_twice_the_time_of_a_stream_that_is_not_busy() {
    var bill = month(fast(1), PricedLoad.lines(5, 1));
    var slow = PriceModel.month(fast(1), PricedLoad.lines(5, 1), ASSUMED.slower(2), PRICES);

    assertThat(slow.usd() - bill.usd()).isCloseTo(6.14, withinPercentage(1));
  }

  @Test
  void a_batch_that_is_full_makes_a_further_invocation() {
    var small =
        new Inventory(
            List.of(new StreamPart(Step.ACCESS_LOGS, OptionalInt.of(1), 24, 0, 0)),
            List.of(
                new FunctionPart(
                    Step.ACCESS_LOGS, 1024, false, 10, PriceSheetReading.POLLED, 0, 0, 10)),
            FixedParts.NONE,
            1);

    var usage = PriceModel.usage(small, PricedLoad.lines(100, 1), ASSUMED);

    assertThat(quantity(usage, PriceKey.LAMBDA_REQUESTS))
        .isCloseTo(10 * 2_628_000.0, withinPercentage(0.1));
  }

  @Test
  void lambda_s_own_log_lines_are_billed_where_they_are_written() {
    var chatty =
        new Inventory(
            List.of(new StreamPart(Step.ACCESS_LOGS, OptionalInt.of(1), 24, 0, 0)),
            List.of(
                new FunctionPart(
                    Step.ACCESS_LOGS, 1024, true, 10, PriceSheetReading.POLLED, 0, 0, 1000)),
            FixedParts.NONE,
            1);

    var usage = PriceModel.usage(chatty, PricedLoad.lines(1, 1), ASSUMED);

    assertThat(quantity(usage, PriceKey.LOGS))
        .isCloseTo(2.628 * (0.1 * 2.45 + 0.7), withinPercentage(0.1));
  }

  @Test
  void a_pipeline_that_is_not_deployed_costs_nothing_whatever_is_sent() {
    var none = new Inventory(List.of(), List.of(), FixedParts.NONE, 1);

    assertThat(month(none, new PricedLoad(10, 1, 100, 5)).usd()).isZero();
  }

  @Test
  void more_than_a_shard_takes_is_noted() {
    assertThat(PriceModel.notes(fast(1), PricedLoad.lines(5_000, 25), ASSUMED))
        .singleElement()
        .asString()
        .contains("access-logs", "2 shards");
    assertThat(PriceModel.notes(fast(2), PricedLoad.lines(5_000, 25), ASSUMED)).isEmpty();
  }

  @Test
  void ticks_are_written_to_every_replica_by_the_region_that_leads_and_read_by_the_other() {
    var market =
        new Inventory(
            List.of(new StreamPart(Step.MARKS, OptionalInt.of(1), 24, 1, 0)),
            List.of(
                new FunctionPart(
                    Step.MARKS, 1024, false, 10, PriceSheetReading.PUSHED, 0, 0, 1000)),
            FixedParts.NONE,
            2);

    var usage = PriceModel.usage(market, PricedLoad.ticks(10), ASSUMED);

    // Each of the same ticks in two Regions is accepted in one, for both replicas, and refused in
    // the other for one unit: 1.5 units per tick on average.
    assertThat(quantity(usage, PriceKey.REPLICATED_WRITES))
        .isCloseTo(11.25 * 2_628_000.0, withinPercentage(0.1));
    assertThat(quantity(usage, PriceKey.READS)).isCloseTo(4.5 * 2_628_000.0, withinPercentage(0.1));
  }

  @Test
  void the_archive_of_a_feed_stores_an_object_per_window_with_or_without_ticks() {
    var busy = PriceModel.usage(archivedFeed(2), PricedLoad.ticks(100), ASSUMED);
    var quiet = PriceModel.usage(archivedFeed(1), PricedLoad.NONE, ASSUMED);

    // An object per shard and minute; of pulses alone, too.
    assertThat(quantity(busy, PriceKey.PUTS)).isCloseTo(2 * 43_800.0, withinPercentage(0.1));
    assertThat(quantity(quiet, PriceKey.PUTS)).isCloseTo(43_800.0, withinPercentage(0.1));
    assertThat(quantity(busy, PriceKey.WRITES)).isCloseTo(2 * 43_800.0, withinPercentage(0.1));
    assertThat(quantity(busy, PriceKey.READS)).isCloseTo(2 * 43_800.0, withinPercentage(0.1));
    // A quarter of what 100 ticks and the few pulses of a second take.
    assertThat(quantity(busy, PriceKey.STORED_GB))
        .isCloseTo(
            2.628 / 1_000 * 0.25 * 100 * ASSUMED.of(Assumption.TICK_BYTES), withinPercentage(1));
  }

  private static Inventory archivedFeed(int shards) {
    return new Inventory(
        List.of(new StreamPart(Step.MARKS, OptionalInt.of(shards), 24, 1, 0)),
        List.of(
            new FunctionPart(
                Step.TICKS_ARCHIVE, 1024, false, 10, PriceSheetReading.POLLED, 60, 0, 10_000)),
        FixedParts.NONE,
        2);
  }

  private static double quantity(List<Usage> usage, PriceKey key) {
    return usage.stream().filter(each -> each.price() == key).mapToDouble(Usage::quantity).sum();
  }
}
