package dev.weir.alerts;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert as the outbox keeps it.
 *
 * @param alert what was found
 * @param publishedAt when it was published to the topic; empty while it is not
 * @param fate what became of it
 */
public record StoredAlert(Alert alert, Optional<Instant> publishedAt, Fate fate) {

  /** What became of an alert. */
  public enum Fate {
    /** It was published, or waits for that. */
    PUBLISHED_OR_WAITING,
    /**
     * It is kept only: its rule is tried out, or a replay raised it that was to publish nothing.
     */
    RECORDED,
    /** It is one of a flood: a message of type {@code ALERT_FLOOD} counts it. */
    GROUPED,
    /** The topic refused it for ever: nobody was sent it. */
    REFUSED,
    /** It closes a flood that had no further alert: there was nothing to say. */
    WITHDRAWN
  }

  /** One that was published, or waits for that. */
  public StoredAlert(Alert alert, Optional<Instant> publishedAt) {
    this(alert, publishedAt, Fate.PUBLISHED_OR_WAITING);
  }
}
