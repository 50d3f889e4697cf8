package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a schedule: invokes when the schedule says so, and reports the results to it. */
final class ScheduleLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleLoop.class);

  private final ScheduleSettings settings;
  private final FunctionInvoker function;
  private final Consumer<String> onFailure;
  private final Work<ScheduleAnswer> work;
  private final ScheduleRuns runs;
  private volatile ScheduleStatus status;

  /**
   * The result of an invocation; none if the schedule must stop.
   *
   * @param run the invocation
   */
  record ScheduleAnswer(Optional<ScheduleRuns.ScheduledRun> run, InvocationResult result) {}

  /**
   * Creates the loop of a schedule.
   *
   * @param onFailure receives a description of each event that was given up
   */
  ScheduleLoop(
      ScheduleSettings settings,
      FunctionInvoker function,
      Consumer<String> onFailure,
      Work<ScheduleAnswer> work) {
    this.settings = settings;
    this.function = function;
    this.onFailure = onFailure;
    this.work = work;
    this.runs = new ScheduleRuns(settings.expression(), work.now(), settings.async());
    this.status = runs.status();
  }

  ScheduleStatus status() {
    return status;
  }

  /** Runs until it is closed. */
  void run() throws InterruptedException {
    boolean open = true;
    while (open) {
      var now = work.now();
      runs.due(now).forEach(run -> work.begin("schedule", () -> invoke(run)));
      status = runs.status();
      open = work.next(runs.wakeAt()).map(answer -> heed(answer, work.now())).orElse(true);
    }
  }

  /** Makes {@link #run} return, even if work is in flight. */
  void close() {
    work.begin(
        "close", () -> new ScheduleAnswer(Optional.empty(), new InvocationResult.Throttled()));
  }

  private boolean heed(ScheduleAnswer answer, Instant now) {
    answer
        .run()
        .flatMap(run -> runs.answered(run, answer.result(), now))
        .ifPresent(remark -> note(remark, answer.run().get(), now));
    return answer.run().isPresent();
  }

  private void note(ScheduleRuns.Remark remark, ScheduleRuns.ScheduledRun run, Instant now) {
    LOG.warn("{} rule={}", remark.text(), settings.ruleArn());
    remark
        .givenUp()
        .ifPresent(
            why ->
                report(
                    AsyncInvocation.failureRecord(
                        settings.function(),
                        settings.event(run.scheduledAt()),
                        why,
                        run.failures() + 1,
                        now)));
  }

  private void report(String record) {
    try {
      onFailure.accept(record);
    } catch (RuntimeException e) {
      LOG.error("Failure record lost: rule={} record={}", settings.ruleArn(), record, e);
    }
  }

  private ScheduleAnswer invoke(ScheduleRuns.ScheduledRun run) {
    return new ScheduleAnswer(Optional.of(run), invoke(settings.event(run.scheduledAt())));
  }

  private InvocationResult invoke(byte[] event) {
    try {
      return function.invoke(event);
    } catch (RuntimeException e) {
      return new InvocationResult.ServiceFailed(e.toString());
    }
  }
}
