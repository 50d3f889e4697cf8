package dev.weir.rehearsal.drill;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.rehearsal.trial.Acknowledged;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ticks of a drill: all ticks to be sent, and those that each Region's stream has accepted.
 * Thread-safe.
 */
final class TickBook {

  private final Map<String, Mark> offered = new HashMap<>();
  private final Map<String, Acknowledged> byRegion = new HashMap<>();
  private final Acknowledged all = new Acknowledged();

  /**
   * Adds a tick before it is sent, because its answer can be lost although the stream has accepted
   * it.
   */
  synchronized Tick offered(Tick tick) {
    var mark = Acknowledged.markOf(tick);
    offered.put(key(mark.name(), mark.tick()), mark);
    return tick;
  }

  /** Adds a tick that a Region's stream has accepted. */
  synchronized void acknowledged(String region, Tick tick) {
    byRegion.computeIfAbsent(region, _ -> new Acknowledged()).add(tick);
    all.add(tick);
  }

  /** Returns the mark that a register's tick makes; empty if no such tick was sent. */
  synchronized Optional<Mark> find(String register, String tick) {
    return Optional.ofNullable(offered.get(key(register, tick)));
  }

  /** Returns the newest mark of each register that a Region's stream has accepted. */
  synchronized Collection<Mark> newest(String region) {
    return byRegion.getOrDefault(region, new Acknowledged()).newest();
  }

  /** Returns how many ticks a Region's stream has accepted. */
  synchronized long ticks(String region) {
    return byRegion.getOrDefault(region, new Acknowledged()).ticks();
  }

  /** Returns the newest mark of each register that any stream has accepted. */
  Collection<Mark> newest() {
    return all.newest();
  }

  /** Returns how many ticks were accepted, over both Regions. */
  long ticks() {
    return all.ticks();
  }

  private static String key(String register, String tick) {
    return register + ' ' + tick;
  }
}
