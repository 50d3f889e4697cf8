package dev.weir.verification.market;

import java.util.List;
import java.util.SplittableRandom;

/** Worlds of two Regions. The same seed gives the same world again. */
public record MarketSimulation(MarketVariant variant) {

  /** Runs a world; returns what is wrong at its end, a line each. */
  public List<String> run(long seed) {
    return new MarketWorld(new SplittableRandom(seed), variant).run();
  }
}
