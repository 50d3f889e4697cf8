package dev.weir.verification.simulation;

import dev.weir.stream.UnavailableException;
import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.fakes.ShardRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Replays a case in every way that an event source may: one record at a time, all at once, cut at
 * every point, delivered again, overlapping, failed and crashed before and after each call of a
 * port. Each way has to come to the same, exact end.
 *
 * @param <R> what is known of the records
 */
public final class HandlerVerification<R extends StreamRecord> {

  private final ShardRecords shard;
  private final List<R> records;
  private final Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline;
  private final List<String> violations = new ArrayList<>();

  private HandlerVerification(
      ShardRecords shard,
      List<R> records,
      Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline) {
    this.shard = shard;
    this.records = records;
    this.pipeline = pipeline;
  }

  /**
   * Replays a shard's records in every way; returns what went wrong, with the way it did.
   *
   * @param pipeline deploys it again, with every port disturbed alike
   */
  public static <R extends StreamRecord> List<String> verifyHandler(
      ShardModel<R> shard, Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline) {
    return verifyHandler(shard, shard.records(), pipeline);
  }

  /**
   * The same, of any shard.
   *
   * @param records what is known of its records, which the deployment is notified at the end
   */
  public static <R extends StreamRecord> List<String> verifyHandler(
      ShardRecords shard,
      List<R> records,
      Function<CallDisturbance, ? extends SimulatedDeployment<R>> pipeline) {
    var verification = new HandlerVerification<>(shard, records, pipeline);
    verification.verifyCuts();
    verification.verifyFaults();
    return verification.violations;
  }

  private void verifyCuts() {
    var size = shard.size();
    check("all at once", CallDisturbance.NONE, d -> deliver(d, 0, size));
    check(
        "one at a time",
        CallDisturbance.NONE,
        deployed -> {
          for (var i = 0; i < size; i++) {
            deliver(deployed, i, i + 1);
          }
        });
    for (var cut = 0; cut <= size; cut++) {
      var at = cut;
      check(
          "cut at " + at,
          CallDisturbance.NONE,
          deployed -> {
            deliver(deployed, 0, at);
            deliver(deployed, at, size);
          });
      check(
          "overlapping from " + at,
          CallDisturbance.NONE,
          deployed -> {
            deliver(deployed, 0, Math.min(size, at + 1));
            deliver(deployed, 0, size);
            deliver(deployed, at, size);
          });
    }
  }

  private void verifyFaults() {
    var calls = new Nth(Integer.MAX_VALUE, Way.CRASH_BEFORE);
    check("counted", calls, deployed -> deliver(deployed, 0, shard.size()));
    for (var way : Way.values()) {
      for (var call = 0; call < calls.seen; call++) {
        var name = way + " call " + call;
        check(name, new Nth(call, way), deployed -> deliver(deployed, 0, shard.size()));
      }
    }
  }

  private void check(
      String way, CallDisturbance disturbance, Consumer<SimulatedDeployment<R>> deliveries) {
    var deployed = pipeline.apply(disturbance);
    deliveries.accept(deployed);
    deployed.pass(Duration.ofMinutes(2));
    sweep(deployed);
    deployed
        .violations(List.of(records))
        .forEach(violation -> violations.add(way + ": " + violation));
  }

  private static void sweep(SimulatedDeployment<?> deployed) {
    try {
      deployed.sweep();
    } catch (CrashError | UnavailableException e) {
      deployed.sweep(); // the next minute's
    }
  }

  /** Delivers records until they are confirmed; a crash is followed by a cold start. */
  private void deliver(SimulatedDeployment<R> deployed, int from, int to) {
    var instance = deployed.coldStart();
    var next = from;
    while (next < to) {
      try {
        var retryFrom = instance.invoke(shard.event(next, to)).retryFrom();
        next = retryFrom.isEmpty() ? to : shard.indexOf(retryFrom);
      } catch (CrashError crashed) {
        instance = deployed.coldStart();
      }
    }
  }

  private enum Way {
    CRASH_BEFORE,
    CRASH_AFTER,
    FAIL_BEFORE,
    LOSE_ANSWER
  }

  /** Disturbs one call, the n-th. */
  private static final class Nth implements CallDisturbance {
    private final int disturbed;
    private final Way way;
    private int seen;

    Nth(int disturbed, Way way) {
      this.disturbed = disturbed;
      this.way = way;
    }

    @Override
    public void before(String call) {
      if (seen == disturbed && way == Way.CRASH_BEFORE) {
        seen++;
        throw new CrashError(call);
      }
      if (seen == disturbed && way == Way.FAIL_BEFORE) {
        seen++;
        throw new UnavailableException(call, null);
      }
      seen++;
    }

    @Override
    public void after(String call) {
      if (seen - 1 == disturbed && way == Way.CRASH_AFTER) {
        seen++;
        throw new CrashError(call);
      }
      if (seen - 1 == disturbed && way == Way.LOSE_ANSWER) {
        seen++;
        throw new UnavailableException(call, null);
      }
    }
  }
}
