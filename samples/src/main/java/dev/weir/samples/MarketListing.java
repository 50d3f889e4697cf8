package dev.weir.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * An instrument on a venue, with a separate sequence.
 *
 * @param number from 0, over all instruments and venues
 * @param ticksPerRound how active it is
 */
record MarketListing(int number, MarketAsset asset, MarketVenue venue, int ticksPerRound) {

  private static final int MAX_PER_ROUND = 4;

  static List<MarketListing> of(MarketSample sample, List<MarketAsset> assets) {
    var random = sample.random("listings");
    var listings = new ArrayList<MarketListing>(sample.listings());
    for (var asset : assets) {
      for (var i = 0; i < asset.listings(); i++) {
        var venue = i == 0 ? asset.venue() : MarketVenue.XALT;
        var ticks = random.nextInt(1, MAX_PER_ROUND + 1);
        listings.add(new MarketListing(listings.size(), asset, venue, ticks));
      }
    }
    return listings;
  }

  String symbol() {
    return asset.instrument().symbol();
  }
}
