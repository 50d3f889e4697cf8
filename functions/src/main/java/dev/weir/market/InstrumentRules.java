package dev.weir.market;

import java.util.Objects;

/**
 * By what the ticks of an instrument are judged.
 *
 * @param collar how far its price may move
 * @param units in which its prices are
 * @param isHeld whether anybody holds it, or something in the currency whose rate it is
 */
public record InstrumentRules(Collar collar, PriceUnits units, boolean isHeld) {

  public InstrumentRules {
    Objects.requireNonNull(collar, "collar");
    Objects.requireNonNull(units, "units");
  }

  /** Of an instrument that somebody holds, and that was never split. */
  public static InstrumentRules of(Collar collar) {
    return new InstrumentRules(collar, PriceUnits.ONE, true);
  }
}
