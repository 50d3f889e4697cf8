package dev.weir.market.marks.commit;

import java.util.List;

/**
 * Which Region writes a symbol's ticks at once. Both Regions receive every tick; if both wrote it
 * at once, one of the two writes would be refused or collide, every time. The Region that does not
 * lead a symbol reads its mark after it has written those that it leads, and writes only if the
 * tick is missing.
 *
 * <p>Only costs depend on it: every write is conditional, whoever makes it. Regions that disagree
 * about the lead, as in the middle of a deployment, both write or both look.
 *
 * @param region the Region that this runs in
 * @param regions all Regions of the market, in any order
 */
public record LeadRegion(String region, List<String> regions) {

  /** Sorts the Regions, so that every Region counts them in the same order. */
  public LeadRegion {
    regions = regions.stream().sorted().toList();
    if (!regions.contains(region)) {
      throw new IllegalArgumentException(region + " is not one of the Regions " + regions);
    }
  }

  /** Whether this Region writes the symbol's ticks at once. */
  public boolean leads(String symbol) {
    return regions.get(Math.floorMod(symbol.hashCode(), regions.size())).equals(region);
  }
}
