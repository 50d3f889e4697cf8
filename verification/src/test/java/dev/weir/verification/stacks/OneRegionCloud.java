package dev.weir.verification.stacks;

import dev.weir.local.LocalCloud;
import dev.weir.local.StartOptions;

/**
 * A local cloud as {@code weir up} starts it, with four shards a stream; whoever starts it ends it.
 */
public final class OneRegionCloud {

  private OneRegionCloud() {}

  /** Starts one of its own. */
  public static LocalCloud start() {
    var options =
        StartOptions.defaults().withInstallation(HomeFolder.CHECKOUT).withContext("shards", "4");
    return LocalCloud.start(HomeFolder.create(), options, _ -> {});
  }
}
