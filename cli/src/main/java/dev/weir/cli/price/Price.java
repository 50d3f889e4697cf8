package dev.weir.cli.price;

import java.util.Optional;

/**
 * One price.
 *
 * @param usd US dollars for {@code per} units
 * @param per how many units the price is for, such as a million requests
 * @param unit what is counted, in the plural
 * @param origin where the price is from and of what date; empty: unverified
 */
record Price(double usd, double per, String unit, Optional<String> origin) {

  double of(double quantity) {
    return quantity / per * usd;
  }

  boolean isVerified() {
    return origin.isPresent();
  }
}
