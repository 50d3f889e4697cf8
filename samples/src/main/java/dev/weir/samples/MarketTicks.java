package dev.weir.samples;

import dev.weir.events.market.Tick;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;

/** All ticks that the venues report, in the order of time; each is generated on demand. */
final class MarketTicks implements Iterator<Tick> {

  private static final int LOT = 100;
  private static final int MAX_LOTS = 20;
  private static final int MAX_HALF_SPREAD_CENTS = 3;

  private final MarketSample sample;
  private final List<MarketListing> listings;
  private final MarketRounds.Order order;
  private final long noon;
  private final MarketPrices prices;
  private final Random random;
  private final long[] sequences;
  private final boolean[] inAfternoon;
  private int made;

  MarketTicks(MarketSample sample, MarketRounds rounds) {
    this.sample = sample;
    listings = rounds.listings();
    order = rounds.order();
    noon = rounds.noon();
    prices = new MarketPrices(sample);
    random = sample.random("sizes");
    sequences = new long[listings.size()];
    inAfternoon = new boolean[listings.size()];
  }

  @Override
  public boolean hasNext() {
    return made < sample.tickCount();
  }

  @Override
  public Tick next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var tick = tick(listings.get(order.next()), sample.timeOf(made));
    made++;
    return tick;
  }

  private Tick tick(MarketListing listing, Duration at) {
    var price = prices.next(listing, at);
    var spread = BigDecimal.valueOf(1 + random.nextInt(MAX_HALF_SPREAD_CENTS), 2);
    var size = BigDecimal.valueOf(LOT * (1L + random.nextInt(MAX_LOTS)));
    var quotes = !listing.venue().isAlwaysOpen();
    return new Tick(
        listing.symbol(),
        listing.venue().name(),
        session(listing),
        ++sequences[listing.number()],
        price,
        quotes ? Optional.of(price.subtract(spread)) : Optional.empty(),
        quotes ? Optional.of(price.add(spread)) : Optional.empty(),
        Optional.of(size),
        sample.start().plus(at));
  }

  // Sequences restart with each session.
  private String session(MarketListing listing) {
    var isAfternoon = listing.venue() == MarketVenue.XTKS && made >= noon;
    if (isAfternoon && !inAfternoon[listing.number()]) {
      inAfternoon[listing.number()] = true;
      sequences[listing.number()] = 0;
    }
    return sample.session(listing.venue(), isAfternoon);
  }
}
