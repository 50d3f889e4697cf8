package dev.weir.acceptance.stacks;

import dev.weir.local.LocalCloud;
import dev.weir.local.StartOptions;

/** A local cloud with the stacks of two Regions, which ends with this JVM. */
public final class TwoRegionCloud {

  /** One Region. */
  public static final String FIRST = "us-east-1";

  /** The other one. */
  public static final String SECOND = "us-east-2";

  private TwoRegionCloud() {}

  /**
   * Starts a separate one. Both Regions must have work for their permissions to be seen: at
   * Lambda's pace of table streams one may be first for every group of portfolios.
   */
  public static LocalCloud start() {
    var options =
        StartOptions.defaults()
            .withEagerTables()
            .withInstallation(HomeFolder.CHECKOUT)
            .withContext("shards", "4")
            .withContext("regions", FIRST + "," + SECOND);
    return LocalCloud.start(HomeFolder.shared(), options, _ -> {});
  }
}
