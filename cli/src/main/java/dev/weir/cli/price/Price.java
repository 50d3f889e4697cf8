package dev.weir.cli.price;

import java.util.Optional;

/**
 * A price.
 *
 * @param usd US dollars for {@code per} units
 * @param per how many units the price is for, such as a million requests
 * @param unit the unit, in the plural
 * @param origin source and date of the price; empty if unverified
 */
record Price(double usd, double per, String unit, Optional<String> origin) {

  double of(double quantity) {
    return quantity / per * usd;
  }

  boolean isVerified() {
    return origin.isPresent();
  }
}
