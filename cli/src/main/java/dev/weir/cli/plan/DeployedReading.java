package dev.weir.cli.plan;

import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.DataStream;
import java.util.function.Predicate;

/** How a stack's streams are read, by the settings that it was deployed with. */
public final class DeployedReading {

  private DeployedReading() {}

  /** Returns whether a stream is pushed. */
  public static Predicate<DataStream> of(Cloud cloud) {
    return NextDeployment.of(cloud)::isPushed;
  }
}
