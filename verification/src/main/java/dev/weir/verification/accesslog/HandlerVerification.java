package dev.weir.verification.accesslog;

import dev.weir.stream.UnavailableException;
import dev.weir.verification.fakes.Disturbance;
import dev.weir.verification.simulation.CrashError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Replays a case in every way that an event source may: one record at a time, all at once, cut at
 * every point, delivered again, overlapping, failed and crashed before and after each call of a
 * port. Each way has to come to the same, exact end.
 */
public final class HandlerVerification {

  private static final Instant NOW = Instant.parse("2026-11-23T10:10:00Z");

  private final ShardModel shard;
  private final List<String> violations = new ArrayList<>();

  private HandlerVerification(ShardModel shard) {
    this.shard = shard;
  }

  /** Replays a shard's records in every way; returns what went wrong, with the way it did. */
  public static List<String> verifyHandler(ShardModel shard) {
    var verification = new HandlerVerification(shard);
    verification.verifyCuts();
    verification.verifyFaults();
    return verification.violations;
  }

  private void verifyCuts() {
    var size = shard.size();
    check("all at once", Disturbance.NONE, (d, _) -> deliver(d, 0, size));
    check(
        "one at a time",
        Disturbance.NONE,
        (deployed, _) -> {
          for (var i = 0; i < size; i++) {
            deliver(deployed, i, i + 1);
          }
        });
    for (var cut = 0; cut <= size; cut++) {
      var at = cut;
      check(
          "cut at " + at,
          Disturbance.NONE,
          (deployed, _) -> {
            deliver(deployed, 0, at);
            deliver(deployed, at, size);
          });
      check(
          "overlapping from " + at,
          Disturbance.NONE,
          (deployed, _) -> {
            deliver(deployed, 0, Math.min(size, at + 1));
            deliver(deployed, 0, size);
            deliver(deployed, at, size);
          });
    }
  }

  private void verifyFaults() {
    var calls = new Nth(Integer.MAX_VALUE, Way.CRASH_BEFORE);
    check("counted", calls, (deployed, _) -> deliver(deployed, 0, shard.size()));
    for (var way : Way.values()) {
      for (var call = 0; call < calls.seen; call++) {
        var name = way + " call " + call;
        check(name, new Nth(call, way), (deployed, _) -> deliver(deployed, 0, shard.size()));
      }
    }
  }

  private void check(
      String way, Disturbance disturbance, BiConsumer<Deployed, ShardModel> deliveries) {
    var deployed = new Deployed(NOW, disturbance);
    deliveries.accept(deployed, shard);
    deployed.pass(Duration.ofMinutes(2));
    sweep(deployed);
    new Expectation(shard.records())
        .violations(deployed)
        .forEach(violation -> violations.add(way + ": " + violation));
  }

  private static void sweep(Deployed deployed) {
    try {
      deployed.sweep();
    } catch (CrashError | UnavailableException e) {
      deployed.sweep(); // the next minute's
    }
  }

  /** Delivers records until they are confirmed; a crash is followed by a cold start. */
  private void deliver(Deployed deployed, int from, int to) {
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
  private static final class Nth implements Disturbance {
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
