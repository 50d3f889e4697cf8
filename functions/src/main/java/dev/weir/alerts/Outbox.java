package dev.weir.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The raised alerts: committed here first, published from here, kept as history. Every method
 * throws {@link dev.weir.stream.UnavailableException} if the table does not answer.
 */
public interface Outbox {

  /**
   * Stores an alert as pending unless its id is already stored, other than by a command that
   * publishes nothing.
   *
   * @return whether it is new; {@code false} on a redelivery, whose alert is already stored
   * @throws dev.weir.stream.RefusedException if the table will never accept it: it is too long
   */
  boolean add(Alert alert);

  /**
   * Stores an alert of a flood unless its id is already stored: it is kept as history, and counted
   * in the closing message of its group instead of being published individually.
   *
   * @return whether it is new
   * @throws dev.weir.stream.RefusedException as with {@link #add}
   */
  boolean addGrouped(Alert alert, FloodGroup group);

  /** Moves a pending alert to a group: it is no longer published individually. */
  void group(String id, FloodGroup group);

  /** Marks an alert as published. Marking it again changes nothing. */
  void markPublished(String id, Instant publishedAt);

  /** Marks an alert as permanently refused by the topic; it is no longer pending, and kept. */
  void markRefused(String id, Instant refusedAt);

  /**
   * Marks an alert as withdrawn because it turned out to be empty; it is no longer pending, and
   * kept.
   */
  void withdraw(String id, Instant withdrawnAt);

  /**
   * Returns a page of the pending alerts that were raised before an instant, the oldest first.
   *
   * @param after the last alert of the previous page; if empty, from the oldest
   * @param limit the maximum number
   */
  OutboxPage pending(Instant raisedBefore, Optional<Alert> after, int limit);

  /**
   * Returns the current contents of a group.
   *
   * @param listed the maximum number of its alerts to return
   */
  OutboxContents contents(FloodGroup group, int listed);

  /**
   * Some pending alerts.
   *
   * @param hasMore whether others may follow
   */
  record OutboxPage(List<Alert> alerts, boolean hasMore) {
    public OutboxPage {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * The contents of a group.
   *
   * @param count the number of alerts
   * @param first some of them, in the order in which they were raised
   */
  record OutboxContents(long count, List<Alert> first) {
    public OutboxContents {
      first = List.copyOf(first);
    }
  }
}
