package dev.weir.samples;

import java.math.BigDecimal;

/** The venues of a {@link MarketSample}'s instruments. */
enum MarketVenue {
  XNAS("USD", "1"),
  XNYS("USD", "1"),
  XETR("EUR", "1.0850"),
  XLON("GBP", "1.2700"),
  /** Has a morning's and an afternoon's session. */
  XTKS("JPY", "0.0067"),
  /** The second venue of some instruments of all currencies: always open, without bid and ask. */
  XALT("", "1");

  private static final MarketVenue[] MAIN = {XNAS, XNYS, XETR, XLON, XTKS};

  private final String currency;
  private final BigDecimal rate;

  MarketVenue(String currency, String rate) {
    this.currency = currency;
    this.rate = new BigDecimal(rate);
  }

  /** Returns the main venue of an instrument, by its number. */
  static MarketVenue main(int instrument) {
    return MAIN[instrument % MAIN.length];
  }

  /** Returns the value of one unit of a currency in the base currency. */
  static BigDecimal rateOf(String currency) {
    for (var venue : MAIN) {
      if (venue.currency.equals(currency)) {
        return venue.rate;
      }
    }
    throw new IllegalArgumentException("Nothing is traded in " + currency);
  }

  String currency() {
    return currency;
  }

  /** Returns the value of one unit of the currency in dollars, the base currency. */
  BigDecimal rate() {
    return rate;
  }

  boolean isAlwaysOpen() {
    return this == XALT;
  }
}
