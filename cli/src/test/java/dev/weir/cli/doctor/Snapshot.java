package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Signals.ArrivalSignals;
import dev.weir.cli.doctor.Signals.Compared;
import dev.weir.cli.doctor.Signals.ShardLoad;
import dev.weir.cli.doctor.StepSignals.CallSignals;
import dev.weir.cli.doctor.StepSignals.Computing;
import dev.weir.cli.doctor.StepSignals.ReadSignals;
import dev.weir.cli.doctor.StepSignals.Waiting;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The signals of a healthy pipeline with four shards, except for a test's changes. */
final class Snapshot {

  private static final double USUAL = 40;
  private static final int SHARDS = 4;

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
  private double late;
  private double rejected;
  private double given = 800;
  private double filteredOut;
  private boolean steady = true;
  private boolean onlyFirstLags;
  private boolean shardsTellAges = true;
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
  private final Map<String, Backlog> backlogs = new TreeMap<>();

  /** Makes this the market pipeline; changes to a function apply to this step. */
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

  /** All earlier records came at once. */
  Snapshot onceOnly() {
    steady = false;
    return this;
  }

  /** The function receives nothing, although a schedule may run it. */
  Snapshot notInvoked() {
    given = 0;
    ageMillis = 0;
    return this;
  }

  Snapshot filteringOut(double records) {
    filteredOut = records;
    return this;
  }

  /** The shards are known, but not their ages. */
  Snapshot noShardTellsItsAge() {
    shardsTellAges = false;
    return this;
  }

  /** Only the first shard has the age set for all. */
  Snapshot onlyFirstShardLags() {
    onlyFirstLags = true;
    return this;
  }

  /** One shard receives this share of the total. */
  Snapshot hotShard(double share) {
    hotShare = share;
    return this;
  }

  /** Sets the backlog of a shard in the changed step. */
  Snapshot waiting(String shard, Backlog backlog) {
    backlogs.put(shard, backlog);
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

  /** So many events arrived long after their time. */
  Snapshot late(double lateEvents) {
    late = lateEvents;
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

  /** There is no baseline. */
  Snapshot atFirst() {
    usualDuration = 0;
    usualCallMillis = 0;
    return this;
  }

  Snapshot taking(double millis) {
    duration = millis;
    return this;
  }

  /** Calls take this long, and so does the invocation. */
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
    var loads = new TreeMap<String, ShardLoad>();
    for (var shard = 0; shard < SHARDS; shard++) {
      var share = shard == 0 ? hotShare : (1 - hotShare) / (SHARDS - 1);
      loads.put(
          "shardId-" + shard,
          new ShardLoad(rate * share, 200 * rate * share, BigInteger.valueOf(1_000L + shard)));
    }
    return new Signals(
        pipeline,
        "weir-dev-" + pipeline,
        new ArrivalSignals(20 * rate, new Compared(rate, usualRate), steady, loads, refused, ever),
        steps.stream()
            .map(name -> name.equals(changed) ? step(name) : new Snapshot().step(name))
            .toList(),
        disagreements);
  }

  private StepSignals step(String name) {
    var readsStream = name.equals(steps.getFirst());
    var ages = new TreeMap<String, Double>();
    for (var shard = 0; readsStream && shard < SHARDS; shard++) {
      var lags = shard == 0 || !onlyFirstLags;
      ages.put("shardId-" + shard, !shardsTellAges ? 0 : lags ? ageMillis : 20);
    }
    return new StepSignals(
        name,
        "weir-dev-" + name,
        Duration.ofDays(readsStream ? 7 : 1).toMillis(),
        new Waiting(ageMillis, ageSlope, ages, backlogs, hottestKey, readsThrottled),
        new ReadSignals(20 * rate, filteredOut, given),
        new Computing(
            events,
            late,
            new Compared(rejected, 0),
            100,
            100,
            failed,
            throttled,
            coldStarts,
            new Compared(duration, usualDuration),
            2 * callMillis),
        Map.of(
            "dynamodb",
            new CallSignals(new Compared(callMillis, usualCallMillis), callThrottles, unanswered)));
  }

  Diagnosis diagnosis() {
    return Diagnosis.of(signals());
  }

  Verdict verdict() {
    return diagnosis().verdict();
  }
}
