package dev.weir.samples;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Assigns ticks to listings. First comes an opening with one tick of each listing, then rounds,
 * each with a number of ticks of a listing according to its activity, in a different order each
 * time. So the number of ticks in a session is known before they are made.
 *
 * @param rounds the number of complete ones; a part of another one may follow
 */
record MarketRounds(MarketSample sample, List<MarketListing> listings, int perRound, int rounds) {

  static MarketRounds of(MarketSample sample, List<MarketListing> listings) {
    var perRound = listings.stream().mapToInt(MarketListing::ticksPerRound).sum();
    var rounds = Math.max(0, sample.tickCount() - listings.size()) / perRound;
    return new MarketRounds(sample, listings, perRound, rounds);
  }

  /** Whether there are enough ticks for two sessions. */
  boolean haveAfternoon() {
    return rounds >= 2;
  }

  private int roundsBeforeNoon() {
    return haveAfternoon() ? rounds / 2 : rounds + 1;
  }

  /** Returns the first tick of the afternoon; past all ticks if there is none. */
  long noon() {
    return listings.size() + (long) roundsBeforeNoon() * perRound;
  }

  /** Returns the minimum number of a listing's ticks in its first session. */
  int inFirstSession(MarketListing listing) {
    var all = listing.venue() == MarketVenue.XTKS ? Math.min(rounds, roundsBeforeNoon()) : rounds;
    return 1 + all * listing.ticksPerRound();
  }

  /** Returns the minimum number of its ticks in its second session. */
  int inSecondSession(MarketListing listing) {
    return 1 + rounds * listing.ticksPerRound() - inFirstSession(listing);
  }

  /** Returns the number of the listing of each tick. */
  Order order() {
    return new Order();
  }

  /** Iterates over the ticks. */
  final class Order {
    private final Random random = sample.random("rounds");
    private int[] round = shuffled(IntStream.range(0, listings.size()));
    private int at;

    private Order() {}

    int next() {
      if (at == round.length) {
        at = 0;
        round = shuffled(listings.stream().flatMapToInt(MarketRounds::repeated));
      }
      return round[at++];
    }

    private int[] shuffled(IntStream numbers) {
      var round = numbers.toArray();
      for (var i = round.length - 1; i > 0; i--) {
        var other = random.nextInt(i + 1);
        var listing = round[i];
        round[i] = round[other];
        round[other] = listing;
      }
      return round;
    }
  }

  private static IntStream repeated(MarketListing listing) {
    return IntStream.range(0, listing.ticksPerRound()).map(_ -> listing.number());
  }
}
