package dev.weir.samples;

/**
 * An instrument with what its prices are made from.
 *
 * @param number from 0, in the order of the file
 * @param sector the number of its {@link MarketSector}
 * @param beta how much it moves when the market does
 * @param sectorShare how much it moves when its sector does; so for returns and for ticks
 * @param openingPrice what a price is when nothing has moved yet
 */
record MarketAsset(
    int number,
    MarketInstrument instrument,
    MarketVenue venue,
    int sector,
    double beta,
    double sectorShare,
    double openingPrice) {

  /** What one of it is worth in base currency at the opening price. */
  double openingValue() {
    return openingPrice
        * instrument.multiplier().doubleValue()
        * MarketVenue.rateOf(instrument.currency()).doubleValue();
  }

  /** Its listings: on the main venue, and for one in three on the second one too. */
  int listings() {
    return number % MarketSample.SECOND_LISTING_EVERY == 0 ? 2 : 1;
  }
}
