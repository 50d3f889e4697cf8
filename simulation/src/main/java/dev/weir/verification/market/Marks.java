package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.market.Rank;

/** Converts ticks to marks. */
final class Marks {

  private Marks() {}

  /** Returns the mark that a tick makes. */
  static Mark of(Tick tick) {
    var rank = Rank.of(tick.session(), tick.sequence()).in(0, tick.epoch());
    return new Mark(tick.symbol(), tick.venue(), rank, tick.price(), tick.occurredAt());
  }
}
