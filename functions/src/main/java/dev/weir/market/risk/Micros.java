package dev.weir.market.risk;

import java.math.BigDecimal;

/** Amounts in whole millionths of the base currency. */
final class Micros {

  /** The greatest gross exposure that is computed with: returns of up to ten times fit above it. */
  static final long MOST = 900_000_000_000L * 1_000_000L;

  private static final double PER_UNIT = 1e6;
  private static final int DECIMALS = 6;

  private Micros() {}

  /**
   * The nearest whole number, halves to the even one; the same on every machine, for Java's doubles
   * are IEEE 754's.
   */
  static long of(double amount) {
    return (long) Math.rint(amount * PER_UNIT);
  }

  static BigDecimal decimal(long micros) {
    return BigDecimal.valueOf(micros, DECIMALS);
  }
}
