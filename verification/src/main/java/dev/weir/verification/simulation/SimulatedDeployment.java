package dev.weir.verification.simulation;

import java.time.Duration;
import java.util.List;

/**
 * A pipeline, deployed on ports in memory; function instances come and go.
 *
 * @param <R> the labels of its records
 */
public interface SimulatedDeployment<R extends StreamRecord> {

  /** Starts a new instance, with a minute left in each invocation. */
  Instance coldStart();

  /** Advances the time. */
  void pass(Duration time);

  /** Runs the sweep of the outbox. */
  void sweep();

  /**
   * Returns the violations once every record was delivered, one per line; empty if the state is as
   * expected.
   *
   * @param shards a list for each shard, its records in order
   */
  List<String> violations(List<List<R>> shards);
}
