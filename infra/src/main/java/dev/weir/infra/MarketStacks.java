package dev.weir.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The stacks of the market pipeline: one shared by all Regions, and one for each Region. */
final class MarketStacks {
  private MarketStacks() {}

  /** Creates the stacks; the shared one is the first. */
  static List<Stack> create(Construct app, StackSettings settings, MarketSettings market) {
    var stacks = new ArrayList<Stack>();
    var global = new GlobalStack(app, settings.stage(), market);
    stacks.add(global);
    for (var region : market.regions()) {
      var regional = new RegionalStack(app, settings, market, region);
      regional.getNode().addDependency(global);
      stacks.add(regional);
    }
    return stacks;
  }
}
