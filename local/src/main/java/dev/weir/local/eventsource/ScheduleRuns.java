package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Decides when a schedule's function is invoked: at the times of its expression, and again after
 * failures as Lambda's asynchronous invocation does.
 *
 * <p>Numbers: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html.
 */
final class ScheduleRuns {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

  private final ScheduleExpression expression;
  private final Instant begun;
  private final AsyncInvocation async;
  private final PriorityQueue<ScheduledRun> retries =
      new PriorityQueue<>(Comparator.comparing(ScheduledRun::dueAt));
  private Optional<Instant> next;
  private ScheduleStatus status;

  /**
   * A message for the caller to report.
   *
   * @param givenUp why the event is not retried; empty if it is
   */
  record Remark(String text, Optional<AsyncInvocation.FailureCondition> givenUp) {}

  ScheduleRuns(ScheduleExpression expression, Instant begun, AsyncInvocation async) {
    this.async = async;
    this.expression = expression;
    this.begun = begun;
    this.next = expression.next(begun, begun);
    this.status = new ScheduleStatus(next, 0, 0, 0);
  }

  /**
   * One invocation.
   *
   * @param scheduledAt its time in the schedule
   * @param dueAt when it begins
   * @param failures of the function for this time
   * @param refusals how often the function could not be invoked for this time
   */
  record ScheduledRun(Instant scheduledAt, Instant dueAt, int failures, int refusals) {}

  Instant wakeAt() {
    var scheduled = next.orElse(Instant.MAX);
    return retries.isEmpty() || retries.peek().dueAt().isAfter(scheduled)
        ? scheduled
        : retries.peek().dueAt();
  }

  /** Returns the invocations that begin now. */
  List<ScheduledRun> due(Instant now) {
    var due = new ArrayList<ScheduledRun>();
    scheduledUntil(now).ifPresent(time -> due.add(new ScheduledRun(time, time, 0, 0)));
    while (!retries.isEmpty() && !retries.peek().dueAt().isAfter(now)) {
      due.add(retries.remove());
    }
    status = status.invoked(next, due.size());
    return due;
  }

  /**
   * Handles the result of an invocation.
   *
   * @return a message for the caller to report
   */
  Optional<Remark> answered(ScheduledRun run, InvocationResult result, Instant now) {
    return switch (result) {
      case InvocationResult.Returned _ -> Optional.empty();
      case InvocationResult.Throttled _ -> refused(run, "throttled", now);
      case InvocationResult.ServiceFailed failed -> refused(run, failed.message(), now);
      case InvocationResult.FunctionFailed failed ->
          failed(run, failed.errorType() + ": " + failed.message(), now);
      case InvocationResult.TimedOut _ -> failed(run, "timed out", now);
      case InvocationResult.Crashed crashed -> failed(run, "crashed: " + crashed.message(), now);
    };
  }

  ScheduleStatus status() {
    return status;
  }

  /**
   * Returns the last time that has come; earlier ones that were slept through are not made up for.
   */
  private Optional<Instant> scheduledUntil(Instant now) {
    Optional<Instant> last = Optional.empty();
    while (next.filter(time -> !time.isAfter(now)).isPresent()) {
      last = next;
      next = expression.next(begun, next.get());
    }
    return last;
  }

  private Optional<Remark> failed(ScheduledRun run, String reason, Instant now) {
    int failures = run.failures() + 1;
    status = status.failed();
    if (failures > async.maximumRetries()) {
      return givenUp(AsyncInvocation.FailureCondition.RETRIES_EXHAUSTED, run, reason);
    }
    // One minute before the first retry, two before the second.
    var dueAt = now.plus(Duration.ofMinutes(failures));
    if (isTooOld(run, dueAt)) {
      return givenUp(AsyncInvocation.FailureCondition.EVENT_AGE_EXCEEDED, run, reason);
    }
    retries.add(new ScheduledRun(run.scheduledAt(), dueAt, failures, run.refusals()));
    return Optional.of(remark("Scheduled invocation failed", run, reason, Optional.empty()));
  }

  private boolean isTooOld(ScheduledRun run, Instant now) {
    return run.scheduledAt().plus(async.maximumAge()).isBefore(now);
  }

  private Optional<Remark> refused(ScheduledRun run, String reason, Instant now) {
    if (isTooOld(run, now)) {
      return givenUp(AsyncInvocation.FailureCondition.EVENT_AGE_EXCEEDED, run, reason);
    }
    var pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(run.refusals(), 9));
    var dueAt = now.plus(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
    retries.add(new ScheduledRun(run.scheduledAt(), dueAt, run.failures(), run.refusals() + 1));
    return run.refusals() == 0
        ? Optional.of(remark("Scheduled invocation refused", run, reason, Optional.empty()))
        : Optional.empty();
  }

  private Optional<Remark> givenUp(
      AsyncInvocation.FailureCondition why, ScheduledRun run, String reason) {
    status = status.withDropped();
    return Optional.of(remark("Scheduled invocation given up", run, reason, Optional.of(why)));
  }

  private static Remark remark(
      String what,
      ScheduledRun run,
      String reason,
      Optional<AsyncInvocation.FailureCondition> givenUp) {
    return new Remark(what + ": time=" + run.scheduledAt() + " reason=" + reason, givenUp);
  }
}
