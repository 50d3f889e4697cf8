package dev.weir.market.risk.beat;

import dev.weir.market.ConflictRetry;
import dev.weir.market.Pulse;
import dev.weir.market.risk.lease.Lease;
import dev.weir.stream.UnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * Makes a group's beat from a pulse. The standings are read after the pulse came and after all
 * earlier marks in its shard were applied, so a beat reports only committed states, and none that
 * was superseded before its pulse was put.
 *
 * @param region that makes it
 */
public record BeatStep(String region, BeatPace pace, BeatStore store, ConflictRetry conflicts) {

  /**
   * Beats if the pulse requires it. If another beat was faster, nothing remains to be done.
   *
   * @param portfolios of the group, in the order of their names
   * @return the stored beat
   * @throws UnavailableException if the table does not answer
   */
  public Optional<Beat> beat(Lease lease, List<String> portfolios, Pulse pulse) {
    var before = store.read(lease.group());
    if (!pace.isDue(pulse.arrivedAt(), before)) {
      return Optional.empty();
    }
    var turn = pace.turn(portfolios, before.listedUpTo());
    var next =
        new Beat(
            lease.group(),
            before.number() + 1,
            pulse,
            new Beat.Origin(region, lease.epoch()),
            pace.validUntil(pulse.arrivedAt()),
            turn.stream().map(store::standing).flatMap(Optional::stream).toList(),
            turn.isEmpty() ? before.listedUpTo() : turn.getLast());
    return conflicts.write(() -> store.replace(next)) ? Optional.of(next) : Optional.empty();
  }
}
