package dev.weir.market.risk.lease;

import dev.weir.market.ConflictRetry;
import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes, renews and gives up leases for this Region. A lease is read again for each batch, and
 * after the batch has come. So a mark is skipped only by one who has seen, after the mark was
 * stored, that another Region holds the group; and whoever takes over from that Region later reads
 * all marks again. Hence nothing is lost, whatever the clocks say.
 *
 * <p>A Region whose marks wait for much longer than a lease holds gives up the groups that these
 * concern: something keeps it from computing them, though it can still write leases. It computes
 * on, and does not renew them, until the other Region takes them with the next batch that is not
 * late there, too, or with a sweep.
 */
public final class GroupLeases {

  // Each time another one was faster; the third time we know who holds it.
  private static final int ATTEMPTS = 5;

  // Longer than a batch that is tried again now and then; short enough to be an outage of a minute.
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
   * The lease of a group, if this Region holds it or can have it.
   *
   * @param waitingSince since when the work waits that it is wanted for; empty where nothing does
   * @return empty where another Region holds it
   * @throws UnavailableException where the table does not answer
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

  /** The same for a sweep, which is never late. */
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

  // Where both Regions are late they don't take the group from each other: each time that would
  // cost a reading of all marks, when there is no time.
  private Optional<Lease> wantedLate(String group, Optional<Lease> found) {
    return found.isEmpty()
        ? Optional.of(Lease.first(group, region, clock.instant()).givenUp())
        : found.filter(lease -> lease.isHeldBy(region)).map(Lease::givenUp);
  }

  /**
   * Says that a group was computed again from all marks. Where the lease has changed since, nobody
   * is told, and it is done again.
   */
  public void refreshed(Lease lease, long referenceVersion) {
    conflicts.write(() -> store.replace(Optional.of(lease), lease.refreshedUpTo(referenceVersion)));
  }
}
