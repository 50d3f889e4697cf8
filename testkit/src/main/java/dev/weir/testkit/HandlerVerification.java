package dev.weir.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replays a case in every way that an event source may: one record at a time, all at once, cut at
 * every point, delivered again, overlapping, without any time, to two instances that do not know of
 * each other, failed and crashed before and after each call of a port. Each way has to come to the
 * same, exact end.
 *
 * @param <R> the labels of the records
 */
public final class HandlerVerification<R extends StreamRecord> {

  // Where the cold starts and refusals of a case are many; a right handler needs a handful.
  private static final int MAX_INVOCATIONS = 100;

  private static final int CALLS_OF_AN_OUTAGE = 5;

  private final ShardRecords shard;
  private final List<R> records;
  private final Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline;
  private final Function<String, RuntimeException> failure;
  private final List<String> violations = new ArrayList<>();

  private HandlerVerification(
      ShardRecords shard,
      List<R> records,
      Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
      Function<String, RuntimeException> failure) {
    this.shard = shard;
    this.records = records;
    this.pipeline = pipeline;
    this.failure = failure;
  }

  /**
   * Replays a shard's records in every way; returns what went wrong in the first way that did.
   *
   * @param pipeline deploys it again, with every port disturbed alike
   * @param failure what a port throws whose call failed
   */
  public static <R extends StreamRecord> List<String> verifyHandler(
      ShardModel<R> shard,
      Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
      Function<String, RuntimeException> failure) {
    return verifyHandler(shard, shard.records(), pipeline, failure);
  }

  /**
   * Replays any shard in every way.
   *
   * @param records the expectations of its records; the deployment gets them at the end
   */
  public static <R extends StreamRecord> List<String> verifyHandler(
      ShardRecords shard,
      List<R> records,
      Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline,
      Function<String, RuntimeException> failure) {
    var verification = new HandlerVerification<>(shard, records, pipeline, failure);
    verification.verify();
    return verification.violations;
  }

  /** The ways of each kind in turn: a mistake that one kind shows is found within a few. */
  private void verify() {
    var undisturbed = none();
    check(new DeliveryWay<>("all at once", undisturbed, d -> deliver(d, 0, shard.size())));
    var kinds =
        Stream.of(single(), cuts(), overlaps(), rivals(), faults(undisturbed.seen))
            .map(List::iterator)
            .toList();
    while (kinds.stream().anyMatch(Iterator::hasNext)) {
      kinds.stream().filter(Iterator::hasNext).forEach(kind -> check(kind.next()));
    }
  }

  private List<DeliveryWay<R>> single() {
    var oneAtATime =
        new DeliveryWay<R>(
            "one at a time",
            none(),
            deployed -> {
              for (var i = 0; i < shard.size(); i++) {
                deliver(deployed, i, i + 1);
              }
            });
    return pipeline.apply(CallDisturbance.NONE).watchesTheDeadline()
        ? List.of(oneAtATime, withoutTime())
        : List.of(oneAtATime);
  }

  /** An invocation that has no time left begins nothing, and says so. */
  private DeliveryWay<R> withoutTime() {
    return new DeliveryWay<>(
        "without time",
        none(),
        deployed -> {
          var late = deployed.coldStart(new FakeContext(() -> 100));
          if (!isDeliveredAgain(late, 0, shard.size())) {
            violations.add("without time: not all of it is delivered again");
          }
          deliver(deployed, 0, shard.size());
        });
  }

  private boolean isDeliveredAgain(Instance instance, int from, int to) {
    return shard.indexOf(instance.invoke(shard.event(from, to)).retryFrom()) == from;
  }

  private List<DeliveryWay<R>> cuts() {
    return eachFrom(
        1,
        at ->
            new DeliveryWay<>(
                "cut at " + at,
                none(),
                deployed -> {
                  deliver(deployed, 0, at);
                  deliver(deployed, at, shard.size());
                }));
  }

  private List<DeliveryWay<R>> overlaps() {
    return eachFrom(
        0,
        at ->
            new DeliveryWay<>(
                "overlapping from " + at,
                none(),
                deployed -> {
                  deliver(deployed, 0, at + 1);
                  deliver(deployed, 0, shard.size());
                  deliver(deployed, at, shard.size());
                }));
  }

  /** Another instance was faster: what the first one remembers is old when it goes on. */
  private List<DeliveryWay<R>> rivals() {
    return eachFrom(
        1,
        at ->
            new DeliveryWay<>(
                "overtaken from " + at,
                none(),
                deployed -> {
                  var slow = deployed.coldStart();
                  deliver(deployed, slow, 0, at);
                  deliver(deployed, 0, (at + shard.size() + 1) / 2);
                  deliver(deployed, slow, at, shard.size());
                }));
  }

  private List<DeliveryWay<R>> eachFrom(int first, IntFunction<DeliveryWay<R>> at) {
    return IntStream.range(first, shard.size()).mapToObj(at).toList();
  }

  private List<DeliveryWay<R>> faults(int calls) {
    return IntStream.range(0, calls)
        .boxed()
        .flatMap(call -> Stream.of(CallFault.values()).map(fault -> fault(call, fault)))
        .toList();
  }

  private DeliveryWay<R> fault(int call, CallFault fault) {
    return new DeliveryWay<>(
        fault + " call " + call,
        new Nth(call, fault),
        deployed -> deliver(deployed, 0, shard.size()));
  }

  private Nth none() {
    return new Nth(-1, CallFault.CRASH_BEFORE);
  }

  private void check(DeliveryWay<R> way) {
    if (!violations.isEmpty()) {
      return; // one way suffices to look for the mistake, which most of the others show as well
    }
    var deployed = pipeline.apply(way.disturbance());
    way.deliveries().accept(deployed);
    deployed.pass(Duration.ofMinutes(2));
    sweep(deployed);
    way.disturbance().end();
    deployed
        .violations(List.of(records))
        .forEach(violation -> violations.add(way.name() + ": " + violation));
  }

  private static void sweep(SimulatedDeployment<?> deployed) {
    for (var tries = 0; tries < CALLS_OF_AN_OUTAGE; tries++) {
      try {
        deployed.sweep();
        return;
      } catch (CrashError | RuntimeException e) {
        // the next minute's; what no disturbance did fails again below
      }
    }
    deployed.sweep();
  }

  /** Delivers records until they are confirmed; a crash is followed by a cold start. */
  private void deliver(SimulatedDeployment<R> deployed, int from, int to) {
    deliver(deployed, deployed.coldStart(), from, to);
  }

  private void deliver(SimulatedDeployment<R> deployed, Instance first, int from, int to) {
    var instance = first;
    var next = from;
    for (var invocations = 0; next < to; invocations++) {
      if (invocations == MAX_INVOCATIONS) {
        violations.add("record " + next + " is never confirmed");
        return;
      }
      try {
        var retryFrom = instance.invoke(shard.event(next, to)).retryFrom();
        next = retryFrom.isEmpty() ? to : shard.indexOf(retryFrom);
      } catch (CrashError crashed) {
        instance = deployed.coldStart();
      }
    }
  }

  /** A way to deliver the shard, with a disturbance of its own. */
  private record DeliveryWay<R extends StreamRecord>(
      String name,
      HandlerVerification<R>.Nth disturbance,
      Consumer<SimulatedDeployment<R>> deliveries) {}

  private enum CallFault {
    CRASH_BEFORE,
    CRASH_AFTER,
    FAIL_BEFORE,
    /** This call and the next ones: several keys fail in one invocation. */
    OUTAGE,
    LOSE_ANSWER
  }

  /** Disturbs one call, the n-th. */
  private final class Nth implements CallDisturbance {
    private final int disturbed;
    private final CallFault way;
    private int seen;
    private boolean ended;

    Nth(int disturbed, CallFault way) {
      this.disturbed = disturbed;
      this.way = way;
    }

    /** Reading the ports afterwards is not a delivery. */
    void end() {
      ended = true;
    }

    @Override
    public void before(String call) {
      if (ended) {
        return;
      }
      if (seen == disturbed && way == CallFault.CRASH_BEFORE) {
        seen++;
        throw new CrashError(call);
      }
      if ((seen == disturbed && way == CallFault.FAIL_BEFORE) || isOut()) {
        seen++;
        throw failure.apply(call);
      }
      seen++;
    }

    private boolean isOut() {
      return way == CallFault.OUTAGE && seen >= disturbed && seen < disturbed + CALLS_OF_AN_OUTAGE;
    }

    @Override
    public void after(String call) {
      if (ended) {
        return;
      }
      if (seen - 1 == disturbed && way == CallFault.CRASH_AFTER) {
        seen++;
        throw new CrashError(call);
      }
      if (seen - 1 == disturbed && way == CallFault.LOSE_ANSWER) {
        seen++;
        throw failure.apply(call);
      }
    }
  }
}
