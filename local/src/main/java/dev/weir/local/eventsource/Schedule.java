package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An EventBridge rule with a schedule: invokes a function at the times of its expression.
 *
 * <p>Invocations are asynchronous, as EventBridge's are: a slow one delays no later one. A failure
 * of the function is retried twice, after one and two minutes, with the same event. One that could
 * not be invoked is retried for six hours.
 *
 * <p>Of times that passed while the machine slept only the last is made up for.
 */
public final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final Duration MAX_STOP = Duration.ofSeconds(5);

  private final ScheduleLoop loop;
  private final Work<ScheduleLoop.ScheduleAnswer> work;
  private final Thread thread;

  private Schedule(
      ScheduleSettings settings, ScheduleLoop loop, Work<ScheduleLoop.ScheduleAnswer> work) {
    this.loop = loop;
    this.work = work;
    this.thread = Thread.ofVirtual().name(settings.ruleArn()).unstarted(this::run);
  }

  /**
   * Starts a schedule; a rate fires first after one interval.
   *
   * @param onFailure receives a description of each event that was given up
   */
  public static Schedule start(
      ScheduleSettings settings, FunctionInvoker function, Consumer<String> onFailure) {
    var work = new ThreadedWork<ScheduleLoop.ScheduleAnswer>(InstantSource.system());
    var schedule =
        new Schedule(settings, new ScheduleLoop(settings, function, onFailure, work), work);
    schedule.thread.start();
    return schedule;
  }

  /** Returns the present status. May be called from any thread. */
  public ScheduleStatus status() {
    return loop.status();
  }

  /** Stops. Invocations in flight are interrupted. */
  @Override
  public void close() {
    loop.close();
    try {
      thread.join(MAX_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      work.close();
    }
  }

  private void run() {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Schedule stopped", e);
    }
  }
}
