package dev.weir.subscriber;

/**
 * An observation about the messages that is worth logging.
 *
 * @param subject the portfolio or group
 * @param detail such as {@code version 7 after 5}
 */
public record Observation(ObservationKind kind, String subject, String detail) {

  /** The kind of observation. */
  public enum ObservationKind {
    /** A version is missing before the latest one. */
    GAP,
    /** A message was redelivered, or came from another Region: it changes nothing. */
    DUPLICATE,
    /** A beat is missing before the latest one. It changes nothing. */
    MISSED_BEAT,
    /** A beat lists a version that has not arrived yet. */
    BEHIND,
    /** Two messages contradict each other about one version. */
    DISAGREEMENT
  }
}
