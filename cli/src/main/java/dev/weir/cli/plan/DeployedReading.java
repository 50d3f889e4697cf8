package dev.weir.cli.plan;

import dev.weir.client.cloud.Cloud;
import java.util.function.Predicate;

/** How a stack's streams are read, by the settings that it was deployed with. */
public final class DeployedReading {

  private DeployedReading() {}

  /** Whether the stream whose settings have a prefix, such as {@code transaction}, is pushed. */
  public static Predicate<String> of(Cloud cloud) {
    return NextDeployment.of(cloud)::isPushed;
  }
}
