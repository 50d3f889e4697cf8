package dev.weir.verification.market;

import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.fakes.FakeContext;
import dev.weir.verification.simulation.Instance;
import dev.weir.verification.simulation.SimulatedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One function of a Region, and what has to hold once all was delivered to it. */
final class DeployedFunction implements SimulatedDeployment<TickRecord> {

  private final ModelledRegion region;
  private final BiFunction<ModelledRegion, FakeContext, Instance> coldStart;
  private final Function<ModelledRegion, List<String>> violations;
  private Instant now = SmallMarket.START;

  /**
   * A function.
   *
   * @param tables with what the functions before it have left
   */
  DeployedFunction(
      MarketTables tables,
      CallDisturbance disturbance,
      BiFunction<ModelledRegion, FakeContext, Instance> coldStart,
      Function<ModelledRegion, List<String>> violations) {
    this.coldStart = coldStart;
    this.violations = violations;
    region =
        new ModelledRegion(
            "us-east-1", disturbance, tables, () -> now, MarketVariant.RIGHT, () -> {});
  }

  @Override
  public Instance coldStart(FakeContext context) {
    return coldStart.apply(region, context);
  }

  @Override
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void sweep() {
    // Nothing is left for it: what was delivered is done.
  }

  @Override
  public List<String> violations(List<List<TickRecord>> shards) {
    return violations.apply(region);
  }
}
