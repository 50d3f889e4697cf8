package dev.weir.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The ticks that the feeds omit. A listing has a gap in the first feed, or in the second, or one in
 * each that overlap; then some ticks reach no Region. One more gap is at the beginning of an
 * afternoon. Each is the only one of its listing in its feed.
 */
final class MarketGaps {

  /** One of each kind for this many listings. */
  private static final int LISTINGS_PER_GAP = 25;

  private static final int MAX_OF_A_KIND = 12;
  // From the first missing sequence of either feed to the last one.
  private static final int LONGEST = 8;

  private final MarketSample sample;
  private final MarketRounds rounds;
  private final Random random;
  private final int ofEach;
  private final List<MarketGap> first = new ArrayList<>();
  private final List<MarketGap> second = new ArrayList<>();
  private final List<MarketGap> both = new ArrayList<>();
  private int kind;

  private MarketGaps(MarketSample sample, MarketRounds rounds) {
    this.sample = sample;
    this.rounds = rounds;
    random = sample.random("gaps");
    ofEach =
        sample.faults()
            ? Math.clamp(rounds.listings().size() / LISTINGS_PER_GAP, 1, MAX_OF_A_KIND)
            : 0;
  }

  static MarketGaps of(MarketSample sample, MarketRounds rounds) {
    var gaps = new MarketGaps(sample, rounds);
    gaps.plan();
    return gaps;
  }

  private void plan() {
    var candidates = new ArrayList<>(rounds.listings());
    Collections.shuffle(candidates, random);
    candidates.stream()
        .filter(listing -> ofEach > 0 && rounds.inSecondSession(listing) > 1)
        .findFirst()
        .ifPresent(
            listing -> {
              planAfternoon(listing);
              candidates.remove(listing);
            });
    candidates.stream()
        .filter(listing -> rounds.inFirstSession(listing) > 2)
        .limit(3L * ofEach)
        .forEach(this::plan);
  }

  private void planAfternoon(MarketListing listing) {
    var to = Math.min(3, rounds.inSecondSession(listing) - 1);
    first.add(gap(listing, true, 1, to));
  }

  // Not the first tick: a feed that has not seen one has no gap. Not the last: it ends the gap.
  private void plan(MarketListing listing) {
    var last = rounds.inFirstSession(listing) - 1;
    var from = random.nextInt(2, last + 1);
    var bounds = random.ints(4, from, Math.min(last + 1, from + LONGEST)).sorted().toArray();
    switch (kind++ % 3) {
      case 0 -> first.add(gap(listing, false, bounds[0], bounds[3]));
      case 1 -> second.add(gap(listing, false, bounds[0], bounds[3]));
      default -> {
        first.add(gap(listing, false, bounds[0], bounds[2]));
        second.add(gap(listing, false, bounds[1], bounds[3]));
        both.add(gap(listing, false, bounds[1], bounds[2]));
      }
    }
  }

  private MarketGap gap(MarketListing listing, boolean isAfternoon, long from, long to) {
    var session = sample.session(listing.venue(), isAfternoon);
    return new MarketGap(listing.symbol(), listing.venue().name(), session, from, to);
  }

  List<MarketGap> of(MarketFeed feed) {
    return List.copyOf(feed == MarketFeed.FIRST ? first : second);
  }

  List<MarketGap> both() {
    return List.copyOf(both);
  }
}
