package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;

/** Converts ticks to marks. */
final class Marks {

  private Marks() {}

  /** Returns the mark that a tick makes. */
  static Mark of(Tick tick) {
    return new Mark(
        tick.symbol(),
        tick.venue(),
        tick.session(),
        tick.sequence(),
        tick.price().orElseThrow(),
        tick.occurredAt());
  }
}
