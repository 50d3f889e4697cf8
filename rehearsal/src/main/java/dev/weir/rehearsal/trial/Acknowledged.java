package dev.weir.rehearsal.trial;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ticks that some Region's stream has accepted, which must not be lost. Thread-safe. */
public final class Acknowledged {

  private final Map<String, Mark> newest = new TreeMap<>();
  private long ticks;

  /** Adds a tick that a stream has accepted. */
  public synchronized void add(Tick tick) {
    ticks++;
    var mark = markOf(tick);
    newest.merge(mark.name(), mark, (one, other) -> other.isNewerThan(one) ? other : one);
  }

  /** Returns the mark that a tick with a price makes. */
  public static Mark markOf(Tick tick) {
    return new Mark(
        tick.symbol(),
        tick.venue(),
        tick.session(),
        tick.sequence(),
        tick.price().orElseThrow(),
        tick.occurredAt());
  }

  /** Returns how many there were, over both Regions. */
  public synchronized long ticks() {
    return ticks;
  }

  /** Returns the newest mark of each register, over both Regions. */
  public synchronized Collection<Mark> newest() {
    return List.copyOf(newest.values());
  }
}
