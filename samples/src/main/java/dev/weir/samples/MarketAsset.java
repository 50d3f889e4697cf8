package dev.weir.samples;

/**
 * An instrument with the parameters of its prices.
 *
 * @param number from 0, in the order of the file
 * @param sector the number of its {@link MarketSector}
 * @param beta how much it moves when the market does
 * @param sectorShare how much it moves when its sector does; for returns and for ticks
 * @param openingPrice the price before any movement
 */
record MarketAsset(
    int number,
    MarketInstrument instrument,
    MarketVenue venue,
    int sector,
    double beta,
    double sectorShare,
    double openingPrice) {

  /** Returns the value of one unit in base currency at the opening price. */
  double openingValue() {
    return openingPrice
        * instrument.multiplier().doubleValue()
        * MarketVenue.rateOf(instrument.currency()).doubleValue();
  }

  /**
   * Returns the number of its listings: on the main venue, and for one in three on the second one
   * too.
   */
  int listings() {
    return number % MarketSample.SECOND_LISTING_EVERY == 0 ? 2 : 1;
  }
}
