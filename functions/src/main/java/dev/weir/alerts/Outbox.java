package dev.weir.alerts;

import java.time.Instant;
import java.util.List;

/**
 * The alerts that were raised: committed here first, published from here, kept as history. Every
 * method throws {@link dev.weir.stream.UnavailableException} where the table does not answer.
 */
public interface Outbox {

  /**
   * Stores an alert as pending, unless one with its id is there.
   *
   * @return whether it is new; a redelivery finds its alert there and gets {@code false}
   */
  boolean add(Alert alert);

  /** Marks an alert as published. Marking it again changes nothing. */
  void markPublished(String id, Instant publishedAt);

  /** Alerts that were raised before an instant and not marked as published, the oldest first. */
  List<Alert> pending(Instant raisedBefore, int limit);
}
