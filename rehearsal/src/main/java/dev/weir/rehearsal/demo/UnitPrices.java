package dev.weir.rehearsal.demo;

import dev.weir.local.units.UsageUnit;

/**
 * The list prices of units. The module with the price list provides it as a service, see {@link
 * java.util.ServiceLoader}.
 */
public interface UnitPrices {

  /** Returns the Region of the prices. */
  String region();

  /** Returns US dollars for so many units; 0 for a unit that AWS does not charge for by itself. */
  double usd(UsageUnit unit, double quantity);
}
