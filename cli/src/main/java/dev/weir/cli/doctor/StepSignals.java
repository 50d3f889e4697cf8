package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Signals.Compared;
import java.util.Map;

/**
 * The measurements of one function of a pipeline and of the stream that it reads: a Kinesis stream
 * or a table's change stream.
 *
 * @param step such as {@code market-risk}
 * @param function its physical name
 * @param retentionMillis the retention of its stream
 * @param waiting its backlog
 * @param reading its event source
 * @param computing its work
 * @param calls the services that it calls, by name
 */
public record StepSignals(
    String step,
    String function,
    long retentionMillis,
    Waiting waiting,
    ReadSignals reading,
    Computing computing,
    Map<String, CallSignals> calls) {

  public StepSignals {
    calls = Map.copyOf(calls);
  }

  /**
   * The backlog of a step.
   *
   * @param ageMillis of the oldest unhandled record
   * @param ageSlope the growth of that age in milliseconds per second; negative if it falls
   * @param ageByShard the age by shard; empty if shards are not distinguished
   * @param backlogs by shard, if both its age and its arrivals are known
   * @param hottestKeyPercent largest share of one key in a batch; 0 if batches are small
   * @param readsThrottled reads that the stream refused
   */
  public record Waiting(
      double ageMillis,
      double ageSlope,
      Map<String, Double> ageByShard,
      Map<String, Backlog> backlogs,
      double hottestKeyPercent,
      double readsThrottled) {
    public Waiting {
      ageByShard = Map.copyOf(ageByShard);
      backlogs = Map.copyOf(backlogs);
    }
  }

  /**
   * The event source's work.
   *
   * @param polled records that it read
   * @param filteredOut those that its filter dropped
   * @param given those that it passed to the function, counting each retry
   */
  public record ReadSignals(double polled, double filteredOut, double given) {}

  /**
   * The function's work.
   *
   * @param events valid ones that it read
   * @param late those of them that arrived in the stream long after their time
   * @param rejected lines and records that it quarantined
   * @param commits successful conditional writes of state
   * @param invocations including scheduled ones
   * @param failed those that failed, and those that requested a retry of the rest of their batch
   * @param throttled invocations that were refused
   * @param coldStarts instances that were started
   * @param durationMillis median duration of an invocation
   * @param callsMillis median time of an invocation during which any service call was in progress
   */
  public record Computing(
      double events,
      double late,
      Compared rejected,
      double commits,
      double invocations,
      double failed,
      double throttled,
      double coldStarts,
      Compared durationMillis,
      double callsMillis) {

    /**
     * Returns whether instances are starting without a baseline duration. A first invocation and
     * its first calls are slow, which proves nothing.
     */
    boolean isStartingCold() {
      return coldStarts > 0 && (durationMillis.usual() == 0 || 2 * coldStarts >= invocations);
    }
  }

  /**
   * The responses of a service.
   *
   * @param millis the 99th percentile of a call
   * @param throttles attempts that it refused
   * @param unanswered attempts that it did not answer
   */
  public record CallSignals(Compared millis, double throttles, double unanswered) {}
}
