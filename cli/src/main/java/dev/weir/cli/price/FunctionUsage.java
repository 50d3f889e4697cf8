package dev.weir.cli.price;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The monthly usage of one function: its time, tables, logs and metrics. */
final class FunctionUsage {
  private static final double MEGABYTES = 1_024;
  private static final double MINUTE_SECONDS = 60;

  // Of each metric that is measured more than once, in one line.
  private static final double MAX_SAMPLES = 100;
  private static final double BYTES_PER_WRITE_UNIT = 1024;
  private static final Set<Step> SCHEDULED = Set.of(Step.ALERT_OUTBOX, Step.RISK, Step.PULSE);

  private final Inventory stack;
  private final FunctionPart function;
  private final PricedLoad load;
  private final Assumptions assumed;
  private final PricedTicks market;
  private final Invocations invocations;
  private final List<Usage> usage = new ArrayList<>();

  private FunctionUsage(
      Inventory stack, FunctionPart function, PricedLoad load, Assumptions assumed) {
    this.stack = stack;
    this.function = function;
    this.load = load;
    this.assumed = assumed;
    market = PricedTicks.of(stack, load, assumed);
    invocations = invocations();
  }

  static List<Usage> of(
      Inventory stack, FunctionPart function, PricedLoad load, Assumptions assumed) {
    return new FunctionUsage(stack, function, load, assumed).all();
  }

  private Invocations invocations() {
    var step = function.step();
    return switch (step) {
      case ACCESS_LOGS,
          TRANSACTIONS,
          MARKS,
          ACCESS_LOGS_ARCHIVE,
          TRANSACTIONS_ARCHIVE,
          TICKS_ARCHIVE ->
          Invocations.ofStream(
              function,
              stack.shards(step, assumed),
              load.traffic(step, assumed),
              assumed.seconds(step));
      case RISK -> ofChanges(market.changes()).plus(scheduled());
      case DELIVERY -> ofChanges(market.decided());
      case DECISIONS_ARCHIVE ->
          Invocations.ofWindows(function, market.decided(), assumed.seconds(step));
      case ALERT_OUTBOX, PULSE -> scheduled();
    };
  }

  private Invocations ofChanges(double changes) {
    return Invocations.ofChanges(
        changes, assumed.of(Assumption.TABLE_STREAM_POLLS), assumed.seconds(function.step()));
  }

  private Invocations scheduled() {
    return Invocations.scheduled(assumed.seconds(function.step()));
  }

  private List<Usage> all() {
    time();
    tables();
    add(CostPart.LOGS, PriceKey.LOGS, logBytes() * Month.SECONDS / Month.GIGABYTE);
    if (invocations.perSecond() > 0 && !isQuiet()) {
      series();
    }
    return usage;
  }

  private void time() {
    var gigabytes = function.memoryMb() / MEGABYTES;
    add(CostPart.FUNCTIONS, PriceKey.LAMBDA_REQUESTS, invocations.perMonth());
    add(CostPart.FUNCTIONS, PriceKey.LAMBDA_GB_SECONDS, invocations.secondsPerMonth() * gigabytes);
    if (SCHEDULED.contains(function.step())) {
      add(CostPart.FUNCTIONS, PriceKey.SCHEDULE_RUNS, Month.MINUTES);
    }
  }

  /** Bytes per second. */
  private double logBytes() {
    var each = invocations.perSecond();
    var platform = function.platformLines() ? each * assumed.of(Assumption.PLATFORM_LOG_BYTES) : 0;
    return each == 0 || isQuiet() ? platform : platform + metricBytes(each);
  }

  /** Whether it hardly ever finds anything to do, and then writes nothing. */
  private boolean isQuiet() {
    return function.step() == Step.ALERT_OUTBOX && function.metricsSeconds() > 0;
  }

  private double metricBytes(double each) {
    var held = function.metricsSeconds();
    var writes = held == 0 ? each : Math.min(each, instances() / held);
    var further = Math.min(MAX_SAMPLES, each / writes) - 1;
    return writes
        * (assumed.of(Assumption.LOG_BYTES) + further * assumed.of(Assumption.SAMPLE_BYTES));
  }

  /** How many instances are busy: a shard has one invocation at a time. */
  private double instances() {
    return switch (function.reading()) {
      case PUSHED, POLLED -> stack.shards(function.step(), assumed);
      case SCHEDULED, TABLE_CHANGES -> 1;
    };
  }

  private void tables() {
    switch (function.step()) {
      case ACCESS_LOGS -> accessLogs();
      case TRANSACTIONS -> transactions();
      case ALERT_OUTBOX -> reads(invocations.perSecond());
      case MARKS -> marks();
      case RISK -> risk();
      case DELIVERY -> delivery();
      case ACCESS_LOGS_ARCHIVE, TRANSACTIONS_ARCHIVE, TICKS_ARCHIVE -> archive();
      case DECISIONS_ARCHIVE -> decisionsArchive();
      case PULSE -> pulses();
    }
  }

  private void accessLogs() {
    writes(invocations.perSecond() * assumed.of(Assumption.ACCESS_LOG_WRITE_UNITS));
    writes(
        Math.min(invocations.perSecond(), stack.shards(function.step(), assumed) / MINUTE_SECONDS)
            * assumed.of(Assumption.MINUTE_WRITE_UNITS));
    reads(invocations.perSecond() * assumed.of(Assumption.ACCESS_LOG_READ_UNITS));
    alerts(load.lines() * assumed.of(Assumption.ALERTS_PER_MILLION_LINES) / 1e6);
    quarantine(load.lines());
  }

  private void transactions() {
    var each = load.transactions();
    writes(each * assumed.of(Assumption.TRANSACTION_WRITE_UNITS));
    writes(invocations.perSecond() * assumed.of(Assumption.POSITION_WRITE_UNITS));
    reads(each * assumed.of(Assumption.TRANSACTION_READ_UNITS));
    alerts(each * assumed.of(Assumption.ALERTS_PER_MILLION_TRANSACTIONS) / 1e6);
    quarantine(each);
  }

  private void alerts(double perSecond) {
    writes(perSecond * assumed.of(Assumption.ALERT_WRITE_UNITS));
    add(CostPart.OTHERS, PriceKey.PUBLISHES, perSecond * Month.SECONDS);
  }

  private void quarantine(double events) {
    var share = assumed.of(Assumption.QUARANTINED_PER_MILLION) / 1e6;
    add(CostPart.OTHERS, PriceKey.PUTS, events * share * Month.SECONDS);
  }

  // The accepted half is written to every replica; the refused half costs its single unit.
  private void marks() {
    var led = market.marksPut() / 2;
    replicated(led * (stack.replicas() + assumed.of(Assumption.MARK_WRITES_IN_VAIN)));
    reads(led * assumed.of(Assumption.MARK_READ_UNITS));
    writes(invocations.perSecond() * assumed.of(Assumption.POSITION_WRITE_UNITS));
    quarantine(load.ticks());
  }

  // Only the Region with a portfolio's lease stores
  // it, which is half of them per Region on average.
  private void risk() {
    var units = assumed.of(Assumption.PORTFOLIO_WRITE_UNITS);
    replicated(market.decided() / 2 * units * stack.replicas());
    reads(invocations.perSecond() * assumed.of(Assumption.PORTFOLIOS));
  }

  // Storage covers one month of records for one month;
  // each further month of the archive adds as much.
  private void archive() {
    var gigabytes =
        load.traffic(function.step(), assumed).bytes()
            * assumed.of(Assumption.ARCHIVE_SHARE)
            * Month.SECONDS
            / Month.GIGABYTE;
    writes(invocations.perSecond() * assumed.of(Assumption.POSITION_WRITE_UNITS));
    reads(invocations.perSecond());
    add(CostPart.ARCHIVE, PriceKey.PUTS, invocations.perMonth());
    add(CostPart.ARCHIVE, PriceKey.STORED_GB, gigabytes);
    if (stack.isOnDemand(function.step())) {
      add(
          CostPart.STREAMS,
          PriceKey.ON_DEMAND_OUT_GB,
          load.traffic(function.step(), assumed).bytes() * Month.SECONDS / Month.GIGABYTE);
    }
  }

  // An object for each invocation. Each Region archives the decisions of both.
  private void decisionsArchive() {
    var bytes =
        market.decided()
            * assumed.of(Assumption.PORTFOLIO_WRITE_UNITS)
            * BYTES_PER_WRITE_UNIT
            * assumed.of(Assumption.ARCHIVE_SHARE);
    add(CostPart.ARCHIVE, PriceKey.PUTS, invocations.perMonth());
    add(CostPart.ARCHIVE, PriceKey.STORED_GB, bytes * Month.SECONDS / Month.GIGABYTE);
  }

  private void delivery() {
    add(CostPart.OTHERS, PriceKey.FIFO_PUBLISHES, market.decided() * Month.SECONDS);
    add(CostPart.OTHERS, PriceKey.QUEUE_REQUESTS, 2 * market.decided() * Month.SECONDS);
  }

  // All consequences of pulses, also at other functions, where they are few among the ticks. Each
  // Region stores its own pulses, sees those of both Regions, and makes half of the beats.
  private void pulses() {
    var pulses = 1 / assumed.of(Assumption.PULSE_SECONDS);
    var groups = assumed.of(Assumption.PORTFOLIO_GROUPS);
    var beats = pulses * groups;
    var renewals = groups / (assumed.of(Assumption.LEASE_SECONDS) / 2);
    replicated((pulses + beats / 2 + renewals / 2) * stack.replicas());
    reads(2 * beats + stack.replicas() * beats + assumed.of(Assumption.PORTFOLIOS) / 60);
    var invocations = pulses * (1 + 2) + Math.min(beats, assumed.of(Assumption.TABLE_STREAM_POLLS));
    add(CostPart.FUNCTIONS, PriceKey.LAMBDA_REQUESTS, invocations * Month.SECONDS);
    add(
        CostPart.FUNCTIONS,
        PriceKey.LAMBDA_GB_SECONDS,
        invocations
            * Month.SECONDS
            * assumed.seconds(Step.MARKS)
            * stack.memoryMb(Step.MARKS)
            / MEGABYTES);
    add(CostPart.OTHERS, PriceKey.FIFO_PUBLISHES, beats * Month.SECONDS);
    add(CostPart.OTHERS, PriceKey.QUEUE_REQUESTS, 2 * beats * Month.SECONDS);
  }

  private void series() {
    var own =
        Arrays.stream(WeirMetric.values())
            .filter(metric -> metric.steps().contains(function.step()))
            .filter(this::isWritten)
            .mapToDouble(metric -> metric.detail().map(this::values).orElse(1.0))
            .sum();
    add(CostPart.METRICS, PriceKey.SERIES, own);
    if (function.reading() != PriceSheetReading.SCHEDULED) {
      add(
          CostPart.METRICS,
          PriceKey.EVENT_SOURCE_SERIES,
          assumed.of(Assumption.EVENT_SOURCE_SERIES));
    }
  }

  /** Whether a metric is written of a function that works well. */
  private boolean isWritten(WeirMetric metric) {
    return function.metricsSeconds() == 0 || !metric.isRare();
  }

  /** How many values of a dimension there are: each is a series. */
  private double values(Dimension detail) {
    // The sweep queries the table every minute and rarely publishes; pulses go to one stream.
    if (function.step() == Step.ALERT_OUTBOX || function.step() == Step.PULSE) {
      return 1;
    }
    var assumption =
        switch (detail) {
          case SERVICE -> Optional.of(Assumption.SERVICES);
          case REASON -> Optional.of(Assumption.REASONS);
          case DEPENDENCY -> Optional.of(Assumption.DEPENDENCIES);
          case STATE,
              SHARD,
              STAGE,
              STEP,
              FUNCTION_NAME,
              EVENT_SOURCE_MAPPING,
              STREAM_NAME,
              SHARD_ID,
              TABLE_NAME,
              OPERATION,
              TOPIC_NAME,
              QUEUE_NAME ->
              Optional.<Assumption>empty();
        };
    return assumption
        .map(assumed::of)
        .orElseGet(() -> detail == Dimension.SHARD ? stack.shards(function.step(), assumed) : 1.0);
  }

  private void writes(double perSecond) {
    add(CostPart.TABLES, PriceKey.WRITES, perSecond * Month.SECONDS);
  }

  private void replicated(double perSecond) {
    add(CostPart.TABLES, PriceKey.REPLICATED_WRITES, perSecond * Month.SECONDS);
  }

  private void reads(double perSecond) {
    add(CostPart.TABLES, PriceKey.READS, perSecond * Month.SECONDS);
  }

  private void add(CostPart part, PriceKey key, double quantity) {
    usage.add(new Usage(part, function.step().id(), key, quantity));
  }
}
