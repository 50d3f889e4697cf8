package dev.weir.market.reference;

import dev.weir.market.PriceUnits;
import dev.weir.market.Rank;
import dev.weir.market.SessionName;

/**
 * A split, a reverse split or a bonus issue: some units of an instrument become others.
 *
 * @param effective the first session whose prices are in the new unit; it names its own time, see
 *     {@link SessionName}
 * @param units how many of the new unit are made: 2 where shares are split in two
 * @param of how many of the old unit
 * @param isDone whether quantities, costs, returns in amounts and collars are in the new unit
 *     already; else in the old one
 */
public record CorporateAction(
    String symbol, String effective, long units, long of, boolean isDone) {

  /**
   * The most units on either side. Three actions of this size still give prices that can be
   * computed with.
   */
  public static final long MAX_UNITS = 10_000;

  public CorporateAction {
    if (SessionName.startOf(effective).isEmpty()) {
      throw new IllegalArgumentException("A session that names no time: " + effective);
    }
    if (Math.min(units, of) < 1 || Math.max(units, of) > MAX_UNITS || units == of) {
      throw new IllegalArgumentException("No corporate action: " + units + "/" + of);
    }
  }

  PriceUnits.Change change() {
    return new PriceUnits.Change(Rank.orderOf(effective), units, of, isDone);
  }
}
