package dev.weir.market.reference;

import dev.weir.market.PriceUnits;
import dev.weir.market.Rank;
import dev.weir.market.SessionName;

/**
 * A split, a reverse split or a bonus issue: some units of an instrument become others.
 *
 * @param effective the first session whose prices are in the new unit; its name contains its time,
 *     see {@link SessionName}
 * @param units the number of new units that replace {@code of} old ones: 2 if shares are split in
 *     two
 * @param of the number of old units
 * @param isDone whether quantities, costs, returns in amounts and collars are in the new unit
 *     already, rather than in the old one
 */
public record CorporateAction(
    String symbol, String effective, long units, long of, boolean isDone) {

  /**
   * The maximum number of units on either side. After three actions of this size prices are still
   * within the supported range.
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

  PriceUnits.UnitChange change() {
    return new PriceUnits.UnitChange(Rank.orderOf(effective), units, of, isDone);
  }
}
