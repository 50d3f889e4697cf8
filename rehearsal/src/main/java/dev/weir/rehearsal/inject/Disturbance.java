package dev.weir.rehearsal.inject;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.OpenShards;
import dev.weir.local.rehearsal.Injection;
import dev.weir.local.rehearsal.RehearsalSwitch;
import dev.weir.rehearsal.traffic.RunningLoad;
import dev.weir.stream.HashKeyRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The execution of a plan until it is closed: a fault that the local cloud injects into itself, or
 * a load alongside the baseline load.
 */
public final class Disturbance implements AutoCloseable {

  private final RehearsalSwitch faults;
  private final boolean injected;
  private final Optional<RunningLoad> load;

  private Disturbance(RehearsalSwitch faults, boolean injected, Optional<RunningLoad> load) {
    this.faults = faults;
    this.injected = injected;
    this.load = load;
  }

  /**
   * Begins a disturbance. A fault of the local cloud ends after the plan's length even if this is
   * never closed.
   */
  public static Disturbance begin(Plan plan, Cloud cloud, RehearsalSwitch faults) {
    var fault = Target.of(cloud, plan.pipeline(), plan.step()).fault(plan);
    fault.ifPresent(
        wrong -> faults.replace(List.of(new Injection(wrong, Instant.now().plus(plan.length())))));
    return new Disturbance(faults, fault.isPresent(), load(plan, cloud));
  }

  private static Optional<RunningLoad> load(Plan plan, Cloud cloud) {
    var traffic = plan.pipeline().traffic(System.nanoTime());
    return UnusualLoad.of(plan, traffic, shards(plan, cloud))
        .map(
            more ->
                RunningLoad.start(
                    cloud,
                    plan.pipeline().pipeline(),
                    more.records(),
                    more.perSecond(),
                    more.period()));
  }

  private static List<HashKeyRange> shards(Plan plan, Cloud cloud) {
    var stream = cloud.output(plan.pipeline().pipeline().streamName());
    return List.copyOf(OpenShards.of(cloud, stream).values());
  }

  /** Returns the load alongside the baseline load, if any. */
  public Optional<RunningLoad> load() {
    return load;
  }

  /** Ends the disturbance. */
  @Override
  public void close() {
    try {
      if (injected) {
        faults.clear();
      }
    } finally {
      load.ifPresent(RunningLoad::close);
    }
  }
}
