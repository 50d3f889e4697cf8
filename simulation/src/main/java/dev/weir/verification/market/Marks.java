package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;

/** What ticks say of marks. */
final class Marks {

  private Marks() {}

  /** The mark that a tick makes. */
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
