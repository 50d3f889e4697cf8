package dev.weir.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * The place of a mark in the order of its register: generation, session, epoch, sequence,
 * correction. The order is total and independent of when or where a tick arrived, so that every
 * Region ends at the same mark whichever tick comes first.
 *
 * @param generation increased by each act of an operator: earlier marks never return
 * @param sessionOrder the place of the session among those of its venue, see {@link #orderOf}
 * @param session of the venue
 * @param epoch increased each time the venue's sequence restarts within the session: as the feed
 *     states it, plus the restarts that only the register has seen
 * @param sequence of the trade, increasing within an epoch, from 1
 * @param correction the sequence of the tick that corrected or cancelled the trade; 0 for the trade
 */
public record Rank(
    long generation, long sessionOrder, String session, long epoch, long sequence, long correction)
    implements Comparable<Rank> {

  private static final Comparator<Rank> ORDER =
      Comparator.comparingLong(Rank::generation)
          .thenComparingLong(Rank::sessionOrder)
          .thenComparing(Rank::session)
          .thenComparingLong(Rank::epoch)
          .thenComparingLong(Rank::sequence)
          .thenComparingLong(Rank::correction);

  public Rank {
    Objects.requireNonNull(session, "session");
  }

  /** Returns the rank of a trade of which only session and sequence are known. */
  public static Rank of(String session, long sequence) {
    return new Rank(0, orderOf(session), session, 0, sequence, 0);
  }

  /** Returns a rank below every tick of a generation: where an operator's act leaves a register. */
  public static Rank lowestOf(long generation) {
    return new Rank(generation, Long.MIN_VALUE, "", 0, 0, 0);
  }

  /**
   * Returns the place of a session whose name contains its time, see {@link SessionName}: that time
   * in seconds since 1970. Others use the same unit, from their declared opening; 0 if nothing is
   * known about one, so that such sessions are ordered as text.
   */
  public static long orderOf(String session) {
    return SessionName.startOf(session).map(Instant::getEpochSecond).orElse(0L);
  }

  /** Whether both are of the same session, whatever the generation. */
  public boolean isSameSession(Rank other) {
    return sessionOrder == other.sessionOrder && session.equals(other.session);
  }

  /** Whether both are of the same session and epoch, whatever the generation. */
  public boolean isSameEpoch(Rank other) {
    return isSameSession(other) && epoch == other.epoch;
  }

  /** Returns the sequence number of the tick itself. */
  public long ownSequence() {
    return Math.max(sequence, correction);
  }

  /** Returns the same tick as its feed states it, if the epoch is the stated one. */
  public Rank inFirstGeneration() {
    return in(0, epoch);
  }

  /** Returns the same tick in another generation and epoch. */
  public Rank in(long otherGeneration, long otherEpoch) {
    return new Rank(otherGeneration, sessionOrder, session, otherEpoch, sequence, correction);
  }

  /**
   * Returns the name of the tick, such as {@code 2026-11-23/1204}; generation, epoch and correction
   * are included if they are not zero: {@code
   * 2026-11-23/1204;generation=2;epoch=1;correction=1210}.
   */
  public String tick() {
    return session
        + "/"
        + sequence
        + named("generation", generation)
        + named("epoch", epoch)
        + named("correction", correction);
  }

  private static String named(String name, long number) {
    return number == 0 ? "" : ";" + name + "=" + number;
  }

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
