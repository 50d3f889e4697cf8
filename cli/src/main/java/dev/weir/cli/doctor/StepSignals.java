package dev.weir.cli.doctor;

import dev.weir.cli.doctor.Signals.Compared;
import java.util.Map;

/**
 * What is known of one function of a pipeline, and of the stream that it reads: a Kinesis stream,
 * or the stream of changes of a table.
 *
 * @param step such as {@code market-risk}
 * @param function its physical name
 * @param retentionMillis how long its stream keeps records
 * @param waiting what waits for it
 * @param reading what its event source does with records before it gets them
 * @param computing what it does
 * @param calls how the services answer that it calls, by name
 */
public record StepSignals(
    String step,
    String function,
    long retentionMillis,
    Waiting waiting,
    Reading reading,
    Computing computing,
    Map<String, Calls> calls) {

  public StepSignals {
    calls = Map.copyOf(calls);
  }

  /**
   * What waits.
   *
   * @param ageMillis of the oldest record that is not dealt with
   * @param ageSlope by how many milliseconds it rises in a second; negative where it falls
   * @param ageByShard the same by shard; empty where shards are not distinguished
   * @param backlogs what waits in a shard, where both its age and its arrivals are known
   * @param hottestKeyPercent largest share of one key in a batch; 0 where batches are small
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
   * What the event source does.
   *
   * @param polled records that it read
   * @param filteredOut those of them that its filter dropped
   * @param given those that it gave to the function, again each time
   */
  public record Reading(double polled, double filteredOut, double given) {}

  /**
   * What the function does.
   *
   * @param events valid ones that it read
   * @param late those of them that arrived in the stream long after their time
   * @param rejected lines and records that it quarantined
   * @param commits conditional writes of state that went through
   * @param invocations how many, those by a schedule with them
   * @param failed those that failed, and those that asked for the rest of their batch again
   * @param throttled invocations that were refused
   * @param coldStarts instances that were started
   * @param durationMillis the median of an invocation
   * @param callsMillis the median of its time in which some call of a service was under way
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
     * Whether instances start, and nothing is known of how long they usually take: a first
     * invocation is slow, and its first calls are, which tells nothing.
     */
    boolean isStartingCold() {
      return coldStarts > 0 && (durationMillis.usual() == 0 || 2 * coldStarts >= invocations);
    }
  }

  /**
   * How a service answers.
   *
   * @param millis the 99th percentile of a call
   * @param throttles attempts that it refused
   * @param unanswered attempts that it did not answer
   */
  public record Calls(Compared millis, double throttles, double unanswered) {}
}
