package dev.weir.rehearsal.trial;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ticks that some Region's stream has taken: what must not be lost. Safe for several threads.
 */
public final class Acknowledged {

  private final Map<String, Mark> newest = new TreeMap<>();
  private long ticks;

  /** Notes a tick that a stream has taken. */
  public synchronized void add(Tick tick) {
    ticks++;
    var mark = markOf(tick);
    newest.merge(mark.name(), mark, (one, other) -> other.isNewerThan(one) ? other : one);
  }

  /** The mark that a tick with a price makes. */
  public static Mark markOf(Tick tick) {
    return new Mark(
        tick.symbol(),
        tick.venue(),
        tick.session(),
        tick.sequence(),
        tick.price().orElseThrow(),
        tick.occurredAt());
  }

  /** How many there were, over both Regions. */
  public synchronized long ticks() {
    return ticks;
  }

  /** The newest of each register, over both Regions. */
  public synchronized Collection<Mark> newest() {
    return List.copyOf(newest.values());
  }
}
