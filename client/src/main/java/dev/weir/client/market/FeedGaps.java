package dev.weir.client.market;

import dev.weir.market.marks.decide.FeedGap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Data that no feed delivered: the intersection of all Regions' gaps. */
public final class FeedGaps {

  private FeedGaps() {}

  /** Returns the sequences that are missing from both Regions' feeds, sorted by name. */
  public static List<FeedGap> inBoth(List<FeedGap> one, List<FeedGap> other) {
    var both = new ArrayList<FeedGap>();
    for (var mine : one) {
      for (var theirs : other) {
        if (mine.isOfSequence(theirs.name(), theirs.session(), theirs.epoch())) {
          var from = Math.max(mine.from(), theirs.from());
          var to = Math.min(mine.to(), theirs.to());
          if (from <= to) {
            both.add(mine.between(from, to));
          }
        }
      }
    }
    both.sort(
        Comparator.comparing(FeedGap::name)
            .thenComparing(FeedGap::session)
            .thenComparingLong(FeedGap::epoch)
            .thenComparingLong(FeedGap::from));
    return both;
  }
}
