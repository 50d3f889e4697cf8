package dev.weir.verification.accesslog;

import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The pipeline when it is deployed over what an earlier version stored: the first instances are of
 * that one, and some of their invocations still go on.
 */
final class LaterVersion implements SimulatedDeployment<LabelledRecord> {

  private static final int INSTANCES_BEFORE = 4;

  // The earlier version takes it that its code fails on a minute where it can't read the lane.
  private static final String NOT_EVALUATED = "MINUTE_NOT_EVALUATED";

  private final Deployed deployed;
  private int started;

  /**
   * Deploys it.
   *
   * @param earlier makes the store of the earlier version of today's
   */
  LaterVersion(Instant now, CallDisturbance disturbance, UnaryOperator<MinuteCounts> earlier) {
    deployed =
        new Deployed(
            now, disturbance, store -> started <= INSTANCES_BEFORE ? earlier.apply(store) : store);
  }

  @Override
  public Instance coldStart(FakeContext context) {
    started++;
    return deployed.coldStart(context);
  }

  @Override
  public void pass(Duration time) {
    deployed.pass(time);
  }

  @Override
  public void sweep() {
    deployed.sweep();
  }

  @Override
  public List<String> violations(List<List<LabelledRecord>> shards) {
    return new Expectation(
            shards.stream().flatMap(List::stream).toList(),
            alert -> !alert.type().equals(NOT_EVALUATED))
        .violations(deployed);
  }
}
