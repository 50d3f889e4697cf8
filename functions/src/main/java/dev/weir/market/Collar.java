package dev.weir.market;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How far a price may be from the last one without being confirmed. The wider of both bounds holds.
 *
 * @param share of the last price, such as 0.10
 * @param amount in the instrument's currency; for prices near zero, where a share says nothing
 * @param allowsBelowZero whether a price may be zero or below it, as that of a future can
 */
public record Collar(BigDecimal share, BigDecimal amount, boolean allowsBelowZero) {

  /** The asset class of exchange rates. */
  public static final String RATES = "FX";

  /** What holds where nothing is declared: a tenth of the last price, and only prices above 0. */
  public static final Collar DEFAULT = new Collar(new BigDecimal("0.10"), BigDecimal.ZERO, false);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException where one is below zero, or both are zero
   */
  public Collar {
    Objects.requireNonNull(share, "share");
    Objects.requireNonNull(amount, "amount");
    if (share.signum() < 0 || amount.signum() < 0 || share.signum() + amount.signum() == 0) {
      throw new IllegalArgumentException("A collar needs a share or an amount above 0");
    }
  }

  /** Whether a price is near enough to another one. */
  public boolean holds(BigDecimal price, BigDecimal other) {
    var bound = share.multiply(other.abs()).max(amount);
    return price.subtract(other).abs().compareTo(bound) <= 0;
  }

  /** The same for what is never at or below zero. */
  public Collar aboveZero() {
    return new Collar(share, amount, false);
  }

  /** Whether the instrument can have such a price at all. */
  public boolean allows(BigDecimal price) {
    return allowsBelowZero || price.signum() > 0;
  }
}
