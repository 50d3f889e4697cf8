package dev.weir.market;

import java.util.Objects;

/**
 * The rules for an instrument's ticks.
 *
 * @param collar how far its price may move
 * @param units the units of its prices
 * @param isHeld whether anyone holds it, or an instrument in the currency whose rate it is
 */
public record InstrumentRules(Collar collar, PriceUnits units, boolean isHeld) {

  public InstrumentRules {
    Objects.requireNonNull(collar, "collar");
    Objects.requireNonNull(units, "units");
  }

  /** Returns the rules of an instrument that someone holds and that was never split. */
  public static InstrumentRules of(Collar collar) {
    return new InstrumentRules(collar, PriceUnits.ONE, true);
  }
}
