package dev.weir.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * The place of a mark in the order of its register: generation, session, epoch, sequence,
 * correction. The order is total and knows nothing of when or where a tick arrived, so that every
 * Region ends at the same mark whichever tick comes first.
 *
 * @param generation raised by each act of an operator: what was before it never returns
 * @param sessionOrder where the session stands among those of its venue, see {@link #orderOf}
 * @param session of the venue
 * @param epoch raised each time the venue's sequence starts again within the session
 * @param sequence of the trade, rises within an epoch, from 1
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

  /** Of a trade of which no more than session and sequence are known. */
  public static Rank of(String session, long sequence) {
    return new Rank(0, orderOf(session), session, 0, sequence, 0);
  }

  /** Below every tick of a generation: where an operator's act leaves a register. */
  public static Rank lowestOf(long generation) {
    return new Rank(generation, Long.MIN_VALUE, "", 0, 0, 0);
  }

  /**
   * Where a session stands that names its own time, see {@link SessionName}: that time in seconds
   * since 1970. Others have the same unit, from their declared opening; 0 where nothing is known of
   * one, so that it is ordered as text among its like.
   */
  public static long orderOf(String session) {
    return SessionName.startOf(session).map(Instant::getEpochSecond).orElse(0L);
  }

  /** Whether both are of the same session, whatever the generation. */
  public boolean isSameSession(Rank other) {
    return sessionOrder == other.sessionOrder && session.equals(other.session);
  }

  /** The sequence number that the tick itself had. */
  public long ownSequence() {
    return Math.max(sequence, correction);
  }

  /** The same tick in another generation and epoch. */
  public Rank in(long otherGeneration, long otherEpoch) {
    return new Rank(otherGeneration, sessionOrder, session, otherEpoch, sequence, correction);
  }

  /**
   * Which tick it was, such as {@code 2026-11-23/1204}; generation, epoch and correction are named
   * where they are not zero: {@code 2026-11-23/1204;generation=2;epoch=1;correction=1210}.
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
