package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Signals.Arrivals;
import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.cli.doctor.StepSignals.Calls;
import dev.weir.cli.doctor.StepSignals.Computing;
import dev.weir.cli.doctor.StepSignals.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signals of a pipeline of four shards that is well, but for what a test changes. */
final class Snapshot {

  private static final double USUAL = 40;

  private static final List<String> MARKET =
      List.of("market-marks", "market-risk", "market-delivery");

  private String pipeline = "access-logs";
  private List<String> steps = List.of("access-logs");
  private String changed = "access-logs";
  private double rate = USUAL;
  private double usualRate = USUAL;
  private double hotShare = 0.25;
  private double refused;
  private boolean ever = true;
  private double ageMillis = 20;
  private double ageSlope;
  private double hottestKey;
  private double readsThrottled;
  private double events = 800;
  private double rejected;
  private double failed;
  private double throttled;
  private double coldStarts;
  private double duration = 25;
  private double usualDuration = 25;
  private double callMillis = 8;
  private double usualCallMillis = 8;
  private double callThrottles;
  private double unanswered;
  private double disagreements;

  /** Of the market's pipeline: what a test changes of a function is changed of this step. */
  Snapshot ofMarket(String step) {
    pipeline = "market us-east-1";
    steps = MARKET;
    changed = step;
    return this;
  }

  Snapshot arriving(double perSecond, double usually) {
    rate = perSecond;
    usualRate = usually;
    return this;
  }

  Snapshot neverAnything() {
    ever = false;
    return arriving(0, 0);
  }

  /** One shard gets this share of all. */
  Snapshot hotShard(double share) {
    hotShare = share;
    return this;
  }

  Snapshot hotKey(double percent) {
    hottestKey = percent;
    return this;
  }

  Snapshot refusing(double records) {
    refused = records;
    return this;
  }

  Snapshot lagging(Duration age, double millisPerSecond) {
    ageMillis = age.toMillis();
    ageSlope = millisPerSecond;
    return this;
  }

  Snapshot readsThrottled(double reads) {
    readsThrottled = reads;
    return this;
  }

  Snapshot rejecting(double lines, double good) {
    rejected = lines;
    events = good;
    return this;
  }

  Snapshot failing(double invocations) {
    failed = invocations;
    return this;
  }

  Snapshot throttled(double invocations) {
    throttled = invocations;
    return this;
  }

  Snapshot coldStarts(double instances) {
    coldStarts = instances;
    return this;
  }

  /** Nothing is known of before. */
  Snapshot atFirst() {
    usualDuration = 0;
    usualCallMillis = 0;
    return this;
  }

  Snapshot taking(double millis) {
    duration = millis;
    return this;
  }

  /** Calls take so long, and with them the invocation. */
  Snapshot callsTaking(double millis) {
    callMillis = millis;
    duration = 2 * millis + 10;
    return this;
  }

  Snapshot callsThrottled(double attempts) {
    callThrottles = attempts;
    return this;
  }

  Snapshot callsUnanswered(double attempts) {
    unanswered = attempts;
    return this;
  }

  Snapshot disagreeing(double portfolios) {
    disagreements = portfolios;
    return this;
  }

  Signals signals() {
    var shards = new TreeMap<String, Double>();
    var bytes = new TreeMap<String, Double>();
    for (var shard = 0; shard < 4; shard++) {
      var share = shard == 0 ? hotShare : (1 - hotShare) / 3;
      shards.put("shardId-" + shard, rate * share);
      bytes.put("shardId-" + shard, 200 * rate * share);
    }
    return new Signals(
        pipeline,
        new Arrivals(new Compared(rate, usualRate), shards, bytes, refused, ever),
        steps.stream()
            .map(name -> name.equals(changed) ? step(name) : new Snapshot().step(name))
            .toList(),
        disagreements);
  }

  private StepSignals step(String name) {
    var readsStream = name.equals(steps.getFirst());
    var ages = new TreeMap<String, Double>();
    for (var shard = 0; readsStream && shard < 4; shard++) {
      ages.put("shardId-" + shard, ageMillis);
    }
    return new StepSignals(
        name,
        Duration.ofDays(readsStream ? 7 : 1).toMillis(),
        new Waiting(ageMillis, ageSlope, ages, hottestKey, readsThrottled),
        new Computing(
            events,
            new Compared(rejected, 0),
            100,
            failed,
            throttled,
            coldStarts,
            new Compared(duration, usualDuration)),
        Map.of(
            "dynamodb",
            new Calls(
                new Compared(callMillis, usualCallMillis),
                2 * callMillis,
                callThrottles,
                unanswered)));
  }

  Diagnosis diagnosis() {
    return Diagnosis.of(signals());
  }

  Verdict verdict() {
    return diagnosis().verdict();
  }
}
