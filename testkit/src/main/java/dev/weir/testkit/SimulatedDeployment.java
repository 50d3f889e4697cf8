package dev.weir.testkit;

import java.time.Duration;
import java.util.List;

/**
 * Functions, deployed on ports in memory; function instances come and go.
 *
 * @param <R> the labels of its records
 */
public interface SimulatedDeployment<R extends StreamRecord> {

  /** Starts a new instance, with a minute left in each invocation. */
  default Instance coldStart() {
    return coldStart(new FakeContext());
  }

  /** Starts a new instance with the given context. */
  Instance coldStart(FakeContext context);

  /**
   * Whether its functions begin nothing once Lambda is about to stop them, and ask for the records
   * again. Then that is verified, too.
   */
  default boolean watchesTheDeadline() {
    return false;
  }

  /** Lets time pass, for those whose functions ask what time it is. */
  default void pass(Duration time) {}

  /** Runs what a schedule runs, such as the sweep of an outbox. */
  default void sweep() {}

  /**
   * Returns the violations once every record was delivered, one per line; empty if the state is as
   * expected.
   *
   * @param shards a list for each shard, its records in order
   */
  List<String> violations(List<List<R>> shards);
}
