package dev.weir.market.reference;

import java.time.Duration;
import java.util.Optional;

/**
 * The maximum age of a mark while its venue is open.
 *
 * @param symbol the instrument that it applies to; empty for all
 * @param venue the venue that it applies to; empty for all
 */
public record AgeRule(Optional<String> symbol, Optional<String> venue, Duration most) {

  public AgeRule {
    if (symbol.isEmpty() && venue.isEmpty()) {
      throw new IllegalArgumentException("An age is for a symbol, a venue, or both");
    }
    if (most.isNegative() || most.isZero()) {
      throw new IllegalArgumentException("An age is above 0 seconds");
    }
  }
}
