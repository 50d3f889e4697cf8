package dev.weir.verification.market;

import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.SimulatedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One function of a Region, and its expected state once everything was delivered. */
final class DeployedFunction implements SimulatedDeployment<TickRecord> {

  /** The Region of every function. */
  static final String REGION = "us-east-1";

  private final ModelledRegion region;
  private final BiFunction<ModelledRegion, FakeContext, Instance> coldStart;
  private final Function<ModelledRegion, List<String>> violations;
  private Instant now = SmallMarket.START;

  /**
   * Creates a function without a mistake.
   *
   * @param tables with the output of the functions before it
   */
  DeployedFunction(
      MarketTables tables,
      CallDisturbance disturbance,
      BiFunction<ModelledRegion, FakeContext, Instance> coldStart,
      Function<ModelledRegion, List<String>> violations) {
    this(tables, MarketVariant.RIGHT, disturbance, coldStart, violations);
  }

  /** Creates a function of a variant. */
  DeployedFunction(
      MarketTables tables,
      MarketVariant variant,
      CallDisturbance disturbance,
      BiFunction<ModelledRegion, FakeContext, Instance> coldStart,
      Function<ModelledRegion, List<String>> violations) {
    this.coldStart = coldStart;
    this.violations = violations;
    region = new ModelledRegion(REGION, disturbance, tables, () -> now, variant, () -> {});
  }

  @Override
  public boolean watchesTheDeadline() {
    return true;
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
    // Nothing depends on it: everything delivered is done.
  }

  @Override
  public List<String> violations(List<List<TickRecord>> shards) {
    return violations.apply(region);
  }
}
