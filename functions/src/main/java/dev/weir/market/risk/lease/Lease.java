package dev.weir.market.risk.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * Which Region computes a group of portfolios. It saves writes and nothing else: what is stored is
 * right whoever computes, because versions and epochs guard it.
 *
 * @param holder the Region
 * @param epoch rises each time that another Region takes over
 * @param expiresAt by the holder's clock; the epoch's beginning where the holder has given it up
 * @param refreshed up to which version of the reference data the group was computed again, from all
 *     marks, since this epoch began; 0 where that is still to be done
 */
public record Lease(String group, String holder, long epoch, Instant expiresAt, long refreshed) {

  // Long expired for everybody, and no time that a clock could give.
  private static final Instant GIVEN_UP = Instant.EPOCH;

  /** The first one of a group. */
  static Lease first(String group, String holder, Instant expiresAt) {
    return new Lease(group, holder, 1, expiresAt, 0);
  }

  /** One that its holder computes on with, until another Region takes it. */
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

  /** Whether so little is left that it is time to renew it. */
  boolean isDue(Instant now, Duration length) {
    return now.plus(length.dividedBy(2)).isAfter(expiresAt);
  }

  Lease renewed(Instant until) {
    return new Lease(group, holder, epoch, until, refreshed);
  }

  /** The same group in another Region's hands: a new epoch, all of which must be computed again. */
  public Lease takenOver(String region, Instant until) {
    return new Lease(group, region, epoch + 1, until, 0);
  }

  Lease refreshedUpTo(long referenceVersion) {
    return new Lease(group, holder, epoch, expiresAt, referenceVersion);
  }
}
