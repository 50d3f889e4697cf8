package dev.weir.local.eventsource;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a schedule: invokes when it says so, and tells it what came of it. */
final class ScheduleLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleLoop.class);

  private final ScheduleSettings settings;
  private final FunctionInvoker function;
  private final Work<Answer> work;
  private final ScheduleRuns runs;
  private volatile ScheduleStatus status;

  /**
   * What became of an invocation; none where the schedule is to stop.
   *
   * @param run which it was
   */
  record Answer(Optional<ScheduleRuns.Run> run, InvocationResult result) {}

  ScheduleLoop(ScheduleSettings settings, FunctionInvoker function, Work<Answer> work) {
    this.settings = settings;
    this.function = function;
    this.work = work;
    this.runs = new ScheduleRuns(settings.expression(), work.now());
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

  /** Makes {@link #run} return, whatever is under way. */
  void close() {
    work.begin("close", () -> new Answer(Optional.empty(), new InvocationResult.Throttled()));
  }

  private boolean heed(Answer answer, Instant now) {
    answer
        .run()
        .flatMap(run -> runs.answered(run, answer.result(), now))
        .ifPresent(remark -> LOG.warn("{} rule={}", remark, settings.ruleArn()));
    return answer.run().isPresent();
  }

  private Answer invoke(ScheduleRuns.Run run) {
    return new Answer(Optional.of(run), invoke(settings.event(run.scheduledAt())));
  }

  private InvocationResult invoke(byte[] event) {
    try {
      return function.invoke(event);
    } catch (RuntimeException e) {
      return new InvocationResult.ServiceFailed(e.toString());
    }
  }
}
