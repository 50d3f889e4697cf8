package dev.weir.market.exposure;

import java.math.BigDecimal;

/** Amounts in whole millionths of the base currency. */
final class Micros {

  /**
   * The largest gross exposure supported, in whole units of the base currency: a day's result from
   * it, up to ten times as much, still fits into a long of micros.
   */
  static final long MAX_UNITS = 900_000_000_000L;

  private static final long MICROS = 1_000_000;
  private static final double PER_UNIT = 1e6;
  private static final int DECIMALS = 6;

  private Micros() {}

  /**
   * Rounds to the nearest whole number, halves to the even one; identical on every machine, because
   * Java's doubles are IEEE 754's.
   */
  static long of(double amount) {
    return (long) Math.rint(amount * PER_UNIT);
  }

  /** Returns a size that is not negative in whole units, rounded up. */
  static long units(long micros) {
    return Math.ceilDiv(micros, MICROS);
  }

  static BigDecimal decimal(long micros) {
    return BigDecimal.valueOf(micros, DECIMALS);
  }
}
