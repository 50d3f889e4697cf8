package dev.weir.alerts;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert as stored in the outbox.
 *
 * @param alert the alert
 * @param publishedAt when it was published to the topic; empty until then
 * @param fate the result of its delivery
 */
public record StoredAlert(Alert alert, Optional<Instant> publishedAt, Fate fate) {

  /** The result of an alert's delivery. */
  public enum Fate {
    /** It was published, or waits to be. */
    PUBLISHED_OR_WAITING,
    /** It is only kept: its rule is being tried, or a replay without publishing raised it. */
    RECORDED,
    /** It belongs to a flood: a message of type {@code ALERT_FLOOD} counts it. */
    GROUPED,
    /** The topic refused it permanently: it was sent to no one. */
    REFUSED,
    /** It closes a flood without further alerts, so there was nothing to send. */
    WITHDRAWN
  }

  /** Creates an alert that was published, or waits to be. */
  public StoredAlert(Alert alert, Optional<Instant> publishedAt) {
    this(alert, publishedAt, Fate.PUBLISHED_OR_WAITING);
  }
}
