package dev.weir.market.risk.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * Determines which Region computes a group of portfolios. It only saves writes: the stored state is
 * correct whoever computes it, because versions and epochs guard it.
 *
 * @param holder the Region
 * @param epoch increases each time that another Region takes over
 * @param expiresAt by the holder's clock; {@code Instant.EPOCH} if the holder has given it up
 * @param refreshed the version of the reference data up to which the group was recomputed from all
 *     marks since this epoch began; 0 if that is still to be done
 */
public record Lease(String group, String holder, long epoch, Instant expiresAt, long refreshed) {

  // Expired for everyone, and not a time that a clock could return.
  private static final Instant GIVEN_UP = Instant.EPOCH;

  static Lease first(String group, String holder, Instant expiresAt) {
    return new Lease(group, holder, 1, expiresAt, 0);
  }

  /** Returns a lease under which its holder continues to compute until another Region takes it. */
  Lease givenUp() {
    return new Lease(group, holder, epoch, GIVEN_UP, refreshed);
  }

  boolean isGivenUp() {
    return expiresAt.equals(GIVEN_UP);
  }

  boolean isHeldBy(String region) {
    return holder.equals(region);
  }

  boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether so little time remains that it must be renewed. */
  boolean isDue(Instant now, Duration length) {
    return now.plus(length.dividedBy(2)).isAfter(expiresAt);
  }

  Lease renewed(Instant until) {
    return new Lease(group, holder, epoch, until, refreshed);
  }

  /**
   * Returns the lease taken over by another Region: a new epoch, in which everything must be
   * recomputed.
   */
  public Lease takenOver(String region, Instant until) {
    return new Lease(group, region, epoch + 1, until, 0);
  }

  Lease refreshedUpTo(long referenceVersion) {
    return new Lease(group, holder, epoch, expiresAt, referenceVersion);
  }
}
