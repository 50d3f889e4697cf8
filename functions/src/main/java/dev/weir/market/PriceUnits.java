package dev.weir.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * The units of prices in an instrument's sessions and in the reference data: a split between them
 * creates two units. Prices are compared and positions valued in the unit of the reference data. A
 * pure function of a price and its session, so that it does not matter whether the tick or the
 * reference data came first.
 *
 * @param changes the corporate actions of the instrument
 */
public record PriceUnits(List<UnitChange> changes) {

  /** One unit for all sessions. */
  public static final PriceUnits ONE = new PriceUnits(List.of());

  private static final MathContext PRECISION = MathContext.DECIMAL128;

  /**
   * A change of units from a session on.
   *
   * @param from the place of the first session in the new unit, see {@link Rank#sessionOrder}
   * @param units the number of new units that replace {@code of} old ones
   * @param of the number of old units
   * @param isDone whether the reference data are in the new unit rather than the old one
   */
  public record UnitChange(long from, long units, long of, boolean isDone) {

    public UnitChange {
      if (units < 1 || of < 1) {
        throw new IllegalArgumentException("No change of units: " + units + " of " + of);
      }
    }

    private boolean appliesTo(Rank rank) {
      return isDone == rank.sessionOrder() < from;
    }

    // A new unit is worth of/units of an old one.
    private long numerator() {
      return isDone ? of : units;
    }

    private long denominator() {
      return isDone ? units : of;
    }
  }

  public PriceUnits {
    changes = List.copyOf(changes);
  }

  /**
   * Returns the price in the unit of the reference data: exact, or rounded to 34 digits if it has
   * no finite decimal form.
   *
   * @param rank of the tick that has the price
   */
  public BigDecimal convert(BigDecimal price, Rank rank) {
    if (changes.isEmpty()) {
      return price;
    }
    var numerator = BigInteger.ONE;
    var denominator = BigInteger.ONE;
    for (var change : changes) {
      if (change.appliesTo(rank)) {
        numerator = numerator.multiply(BigInteger.valueOf(change.numerator()));
        denominator = denominator.multiply(BigInteger.valueOf(change.denominator()));
      }
    }
    return numerator.equals(denominator)
        ? price
        : price.multiply(new BigDecimal(numerator)).divide(new BigDecimal(denominator), PRECISION);
  }
}
