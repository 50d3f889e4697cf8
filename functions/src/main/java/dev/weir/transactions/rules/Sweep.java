package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Looks where a pattern with a cool-down holds, once one more purchase is there: at its time, and
 * at those after it whose windows reach back to it.
 *
 * @param purchases that count, in order of event time
 * @param window within which they count together
 * @param coolDown how long one episode covers
 * @param least how many in a window make the pattern hold
 */
record Sweep(Purchases purchases, Duration window, Duration coolDown, int least) {

  /**
   * The episodes as they are now.
   *
   * @param from the time of the purchase that was added
   * @param holds what else must be true of a time
   * @param begun is told of each new episode: its number, from 0, and what contributes to it
   */
  Episodes from(
      Instant from,
      Episodes before,
      Function<Instant, Boolean> holds,
      BiConsumer<Integer, List<Purchase>> begun) {
    var episodes = before;
    var all = purchases.all();
    for (var i = 0; i < all.size(); i++) {
      var time = all.get(i).occurredAt();
      var isLastOfItsTime = i + 1 == all.size() || all.get(i + 1).occurredAt().isAfter(time);
      if (!time.isBefore(from)
          && isLastOfItsTime
          && episodes.canJudge(time)
          && isReachedAt(i)
          && holds.apply(time)) {
        var changed = episodes.holdingAt(time, coolDown);
        if (changed.raised() > episodes.raised()) {
          begun.accept(episodes.raised(), purchases.within(window, time));
        }
        episodes = changed;
      }
    }
    return episodes;
  }

  // The purchases are in order: enough lie within the window if the one so many places back does.
  private boolean isReachedAt(int last) {
    var first = last - least + 1;
    return first >= 0
        && purchases
            .all()
            .get(first)
            .occurredAt()
            .isAfter(purchases.all().get(last).occurredAt().minus(window));
  }
}
