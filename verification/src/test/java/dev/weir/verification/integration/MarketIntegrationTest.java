package dev.weir.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.cloud.LocalAccess;
import dev.weir.cli.demo.market.MarketScene;
import dev.weir.cli.demo.screen.Screen;
import dev.weir.local.LocalCloud;
import dev.weir.verification.stacks.TwoRegionCloud;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/**
 * Market data's way on this machine, in two Regions: from feeds that leave ticks out and repeat
 * some, to what trading systems receive. How many ticks: {@code -Dweir.market.ticks=20000}, at a
 * hundred a second.
 */
class MarketIntegrationTest {

  private static final int TICKS = Integer.getInteger("weir.market.ticks", 1_000);

  @Test
  void both_regions_decide_alike_and_as_a_recomputation_from_all_ticks_does() throws Exception {
    var printed = new StringWriter();
    try (LocalCloud cloud = TwoRegionCloud.start()) {
      // It compares every portfolio's figures, to the cent, each decision of both Regions, byte for
      // byte, and each gap; and throws with a line for whatever differs.
      MarketScene.play(
          LocalAccess.openRegional(cloud.state(), TwoRegionCloud.FIRST),
          LocalAccess.openRegional(cloud.state(), TwoRegionCloud.SECOND),
          new Screen(new PrintWriter(printed, true)),
          11,
          TICKS);
    }
    assertThat(printed.toString()).contains("equal to the recomputation", "none lost, none twice");
  }
}
