package dev.weir.market.reference;

import dev.weir.market.Collar;
import java.util.Objects;
import java.util.Optional;

/**
 * A collar declared in the reference data.
 *
 * @param symbol the instrument that it applies to; empty for all of an asset class
 * @param assetClass the class that it applies to; empty, with the symbol, for all instruments
 */
public record CollarRule(Optional<String> symbol, Optional<String> assetClass, Collar collar) {

  public CollarRule {
    Objects.requireNonNull(collar, "collar");
    if (symbol.isPresent() && assetClass.isPresent()) {
      throw new IllegalArgumentException(
          "A collar is for a symbol or an asset class: " + symbol.get());
    }
  }
}
