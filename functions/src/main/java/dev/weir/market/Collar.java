package dev.weir.market;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How far a price may be from the last one without confirmation. The wider of both bounds applies.
 *
 * @param share of the last price, such as 0.10
 * @param amount in the instrument's currency; for prices near zero, where a share is meaningless
 * @param allowsBelowZero whether a price may be zero or negative, as a future's can
 */
public record Collar(BigDecimal share, BigDecimal amount, boolean allowsBelowZero) {

  /** The asset class of exchange rates. */
  public static final String RATES = "FX";

  /** The default if none is declared: a tenth of the last price, and only prices above 0. */
  public static final Collar DEFAULT = new Collar(new BigDecimal("0.10"), BigDecimal.ZERO, false);

  /**
   * Validates the bounds.
   *
   * @throws IllegalArgumentException if one is below zero, or both are zero
   */
  public Collar {
    Objects.requireNonNull(share, "share");
    Objects.requireNonNull(amount, "amount");
    if (share.signum() < 0 || amount.signum() < 0 || share.signum() + amount.signum() == 0) {
      throw new IllegalArgumentException("A collar needs a share or an amount above 0");
    }
  }

  /** Whether a price is within the collar around another one. */
  public boolean holds(BigDecimal price, BigDecimal other) {
    var bound = share.multiply(other.abs()).max(amount);
    return price.subtract(other).abs().compareTo(bound) <= 0;
  }

  /** Returns the same collar for instruments that are never at or below zero. */
  public Collar aboveZero() {
    return new Collar(share, amount, false);
  }

  /** Whether the instrument can have such a price at all. */
  public boolean allows(BigDecimal price) {
    return allowsBelowZero || price.signum() > 0;
  }
}
