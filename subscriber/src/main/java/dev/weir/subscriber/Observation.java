package dev.weir.subscriber;

/**
 * Something about the messages that is worth a line in a log.
 *
 * @param subject the portfolio or group
 * @param detail such as {@code version 7 after 5}
 */
public record Observation(Kind kind, String subject, String detail) {

  /** What it is. */
  public enum Kind {
    /** A version is missing before one that came. */
    GAP,
    /** A message came again, or from another Region: nothing changes by it. */
    DUPLICATE,
    /** A beat is missing before one that came. Nothing changes by it. */
    MISSED_BEAT,
    /** A beat lists a version that has not come yet. */
    BEHIND,
    /** Two messages say different things of one version. */
    DISAGREEMENT
  }
}
