package dev.weir.verification.simulation;

import java.time.Duration;
import java.util.List;

/**
 * A pipeline, deployed on ports in memory; function instances come and go.
 *
 * @param <R> what is known of its records
 */
public interface SimulatedDeployment<R extends StreamRecord> {

  /** A new instance, with a minute left in each invocation. */
  Instance coldStart();

  /** Lets time pass. */
  void pass(Duration time);

  /** Runs the sweep of the outbox. */
  void sweep();

  /**
   * What is wrong once every record was delivered, a line each; empty where all is as it has to be.
   *
   * @param shards a list for each shard, its records in order
   */
  List<String> violations(List<List<R>> shards);
}
