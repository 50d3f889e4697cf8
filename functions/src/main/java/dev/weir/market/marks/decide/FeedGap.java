package dev.weir.market.marks.decide;

import java.time.Instant;

/**
 * Ticks missing from a Region's feed.
 *
 * @param name of the mark's register, such as {@code ACME@XNAS}
 * @param from the first sequence that is missing
 * @param to the last one
 * @param seenAt feed time of the tick after the gap
 */
public record FeedGap(String name, String session, long from, long to, Instant seenAt) {

  public FeedGap {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("No gap: " + from + " to " + to);
    }
  }

  /** Returns the number of missing ticks. */
  public long ticks() {
    return to - from + 1;
  }

  boolean covers(String otherName, String otherSession, long sequence) {
    return sequence >= from
        && sequence <= to
        && name.equals(otherName)
        && session.equals(otherSession);
  }
}
