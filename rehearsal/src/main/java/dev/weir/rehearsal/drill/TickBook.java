package dev.weir.rehearsal.drill;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.rehearsal.trial.Acknowledged;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ticks of a drill: all that were to be sent, and which of them each Region's stream has taken.
 * Safe for several threads.
 */
final class TickBook {

  private final Map<String, Mark> offered = new HashMap<>();
  private final Map<String, Acknowledged> byRegion = new HashMap<>();
  private final Acknowledged all = new Acknowledged();

  /** Notes a tick before it is sent: its answer can be lost though the stream has taken it. */
  synchronized Tick offered(Tick tick) {
    var mark = Acknowledged.markOf(tick);
    offered.put(key(mark.name(), mark.tick()), mark);
    return tick;
  }

  /** Notes one that a Region's stream has taken. */
  synchronized void acknowledged(String region, Tick tick) {
    byRegion.computeIfAbsent(region, _ -> new Acknowledged()).add(tick);
    all.add(tick);
  }

  /** The mark that a tick of a register makes; empty where none such was sent. */
  synchronized Optional<Mark> find(String register, String tick) {
    return Optional.ofNullable(offered.get(key(register, tick)));
  }

  /** The newest of each register that a Region's stream has taken. */
  synchronized Collection<Mark> newest(String region) {
    return byRegion.getOrDefault(region, new Acknowledged()).newest();
  }

  /** How many a Region's stream has taken. */
  synchronized long ticks(String region) {
    return byRegion.getOrDefault(region, new Acknowledged()).ticks();
  }

  /** The newest of each register that any stream has taken. */
  Collection<Mark> newest() {
    return all.newest();
  }

  /** How many were taken, over both Regions. */
  long ticks() {
    return all.ticks();
  }

  private static String key(String register, String tick) {
    return register + ' ' + tick;
  }
}
