package dev.weir.market.risk.lease;

import dev.weir.market.ConflictRetry;
import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Acquires, renews and gives up leases for this Region. A lease is read again for each batch, after
 * the batch has come. So a mark is only skipped by a Region that has seen, after the mark was
 * stored, that another Region holds the group; and a Region that takes over from it later reads all
 * marks again. Hence nothing is lost, whatever the clocks show.
 *
 * <p>A Region whose marks wait for much longer than the duration of a lease gives up the groups
 * concerned: something prevents it from computing them, though it can still write leases. It
 * continues to compute, without renewing them, until the other Region takes them with the next
 * batch that is not late there, too, or with a sweep.
 */
public final class GroupLeases {

  // Each conflict means that another writer was faster; by the third attempt the holder is known.
  private static final int ATTEMPTS = 5;

  // Longer than occasional retries of a batch; short enough to detect an outage of a minute.
  private static final int LEASES_UNTIL_LATE = 3;

  private final LeaseStore store;
  private final ConflictRetry conflicts;
  private final String region;
  private final Duration length;
  private final InstantSource clock;

  public GroupLeases(
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
   * Returns the lease of a group, if this Region holds it or can acquire it.
   *
   * @param waitingSince since when the work that needs it has been waiting; empty if none has
   * @return empty if another Region holds it
   * @throws UnavailableException if the table does not answer
   */
  public Optional<Lease> hold(String group, Optional<Instant> waitingSince) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = store.read(group);
      var wanted = isLate(waitingSince) ? wantedLate(group, found) : wanted(group, found);
      if (wanted.isEmpty() || wanted.equals(found)) {
        return wanted;
      }
      if (conflicts.write(() -> store.replace(found, wanted.get()))) {
        return wanted;
      }
    }
    throw new UnavailableException("Others change the lease all the time group=" + group, null);
  }

  /** Returns the lease for a sweep, which is never late. */
  Optional<Lease> hold(String group) {
    return hold(group, Optional.empty());
  }

  private Optional<Lease> wanted(String group, Optional<Lease> found) {
    var now = clock.instant();
    var until = now.plus(length);
    if (found.isEmpty()) {
      return Optional.of(Lease.first(group, region, until));
    }
    var lease = found.get();
    if (lease.isHeldBy(region)) {
      var isToBeRenewed = lease.isDue(now, length) && !lease.isGivenUp();
      return Optional.of(isToBeRenewed ? lease.renewed(until) : lease);
    }
    return lease.hasExpired(now) ? Optional.of(lease.takenOver(region, until)) : Optional.empty();
  }

  private boolean isLate(Optional<Instant> waitingSince) {
    var longest = length.multipliedBy(LEASES_UNTIL_LATE);
    return waitingSince.filter(since -> since.plus(longest).isBefore(clock.instant())).isPresent();
  }

  // If both Regions are late they don't take the group from each other: each takeover would cost a
  // read of all marks when there is no time.
  private Optional<Lease> wantedLate(String group, Optional<Lease> found) {
    return found.isEmpty()
        ? Optional.of(Lease.first(group, region, clock.instant()).givenUp())
        : found.filter(lease -> lease.isHeldBy(region)).map(Lease::givenUp);
  }

  /**
   * Records that a group was recomputed from all marks. If the lease has changed since, this has no
   * effect and the work is repeated.
   */
  public void refreshed(Lease lease, long referenceVersion) {
    conflicts.write(() -> store.replace(Optional.of(lease), lease.refreshedUpTo(referenceVersion)));
  }
}
