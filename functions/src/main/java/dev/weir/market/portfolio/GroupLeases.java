package dev.weir.market.portfolio;

import dev.weir.market.ConflictRetry;
import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes, renews and gives up leases for this Region. A lease is read anew for each batch, and after
 * the batch has come. So a mark is passed over only by one who has seen, after the mark was stored,
 * that another Region holds the group; and whoever takes over from that Region later reads all
 * marks anew. Hence nothing is lost, whatever the clocks say.
 */
final class GroupLeases {

  // Each time another one was faster; the third time we know who holds it.
  private static final int ATTEMPTS = 5;

  private final LeaseStore store;
  private final ConflictRetry conflicts;
  private final String region;
  private final Duration length;
  private final InstantSource clock;

  GroupLeases(
      LeaseStore store,
      ConflictRetry conflicts,
      String region,
      Duration length,
      InstantSource clock) {
    this.store = store;
    this.conflicts = conflicts;
    this.region = region;
    this.length = length;
    this.clock = clock;
  }

  /**
   * The lease of a group, if this Region holds it or can have it.
   *
   * @return empty where another Region holds it
   * @throws UnavailableException where the table does not answer
   */
  Optional<Lease> hold(String group) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = store.read(group);
      var wanted = wanted(group, found);
      if (wanted.isEmpty() || wanted.equals(found)) {
        return wanted;
      }
      if (conflicts.write(() -> store.replace(found, wanted.get()))) {
        return wanted;
      }
    }
    throw new UnavailableException("Others change the lease all the time group=" + group, null);
  }

  private Optional<Lease> wanted(String group, Optional<Lease> found) {
    var now = clock.instant();
    var until = now.plus(length);
    if (found.isEmpty()) {
      return Optional.of(Lease.first(group, region, until));
    }
    var lease = found.get();
    if (lease.isHeldBy(region)) {
      return Optional.of(lease.isDue(now, length) ? lease.renewed(until) : lease);
    }
    return lease.hasExpired(now) ? Optional.of(lease.takenOver(region, until)) : Optional.empty();
  }

  /**
   * Says that a group was computed anew from all marks. Where the lease has changed since, nobody
   * is told, and it is done again.
   */
  void refreshed(Lease lease, long referenceVersion) {
    conflicts.write(() -> store.replace(Optional.of(lease), lease.refreshedUpTo(referenceVersion)));
  }
}
