package dev.weir.market.marks.decide;

import java.time.Instant;
import java.util.Objects;

/**
 * Ticks missing from a Region's feed.
 *
 * @param name of the mark's register, such as {@code ACME@XNAS}
 * @param epoch of the session, as the feed states it
 * @param from the first sequence that is missing
 * @param to the last one
 * @param seenAt feed time of the tick after the gap
 */
public record FeedGap(String name, String session, long epoch, long from, long to, Instant seenAt) {

  public FeedGap {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("No gap: " + from + " to " + to);
    }
  }

  /** Creates a gap in the first epoch of a session. */
  public FeedGap(String name, String session, long from, long to, Instant seenAt) {
    this(name, session, 0, from, to, seenAt);
  }

  /** Returns the same gap with other bounds. */
  public FeedGap between(long first, long last) {
    return new FeedGap(name, session, epoch, first, last, seenAt);
  }

  // As a record's, but with the name first after the numbers: the first of the JVM's compilers
  // translates a record's to slow code, and hundreds are compared.
  @Override
  public boolean equals(Object other) {
    return other instanceof FeedGap that
        && from == that.from
        && to == that.to
        && isOfSequence(that.name, that.session, that.epoch)
        && seenAt.equals(that.seenAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, session, epoch, from, to, seenAt);
  }

  FeedGap in(long otherEpoch) {
    return new FeedGap(name, session, otherEpoch, from, to, seenAt);
  }

  /** Returns the session with its epoch, as in the names of ticks: {@code 2026-11-23;epoch=1}. */
  public String place() {
    return epoch == 0 ? session : session + ";epoch=" + epoch;
  }

  /** Returns the number of missing ticks. */
  public long ticks() {
    return to - from + 1;
  }

  /** Whether both are of the same sequence. */
  public boolean isOfSequence(String otherName, String otherSession, long otherEpoch) {
    return name.equals(otherName) && session.equals(otherSession) && epoch == otherEpoch;
  }

  /** Whether a sequence is one of the missing ones, if it is of the same register and session. */
  boolean spans(long sequence) {
    return sequence >= from && sequence <= to;
  }
}
