package dev.weir.rehearsal.prices;

import dev.weir.local.units.UsageUnit;
import java.util.ServiceLoader;

/** The list prices of units. The module with the price list provides it as a service. */
public interface UnitPrices {

  /**
   * Returns the prices of the list that comes with Weir.
   *
   * @throws IllegalStateException if no module on the class path provides them
   */
  static UnitPrices listed() {
    return ServiceLoader.load(UnitPrices.class)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No module on the class path provides prices"));
  }

  /** Returns the Region of the prices. */
  String region();

  /** Returns US dollars for so many units; 0 for a unit that AWS does not charge for by itself. */
  double usd(UsageUnit unit, double quantity);
}
