package dev.weir.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The alerts that were raised: committed here first, published from here, kept as history. Every
 * method throws {@link dev.weir.stream.UnavailableException} where the table does not answer.
 */
public interface Outbox {

  /**
   * Stores an alert as pending, unless one with its id is there.
   *
   * @return whether it is new; a redelivery finds its alert there and gets {@code false}
   * @throws dev.weir.stream.RefusedException if the table never takes it: it is too long
   */
  boolean add(Alert alert);

  /**
   * Stores an alert of a flood, unless one with its id is there: it is kept as history, and not
   * published by itself but counted in the message that closes its group.
   *
   * @return whether it is new
   * @throws dev.weir.stream.RefusedException as with {@link #add}
   */
  boolean addGrouped(Alert alert, FloodGroup group);

  /** Makes a pending alert one of a group: it is no longer published by itself. */
  void group(String id, FloodGroup group);

  /** Marks an alert as published. Marking it again changes nothing. */
  void markPublished(String id, Instant publishedAt);

  /** Marks an alert as one that the topic never takes; it is pending no longer, and kept. */
  void markRefused(String id, Instant refusedAt);

  /** Marks an alert as one that turned out to say nothing; it is pending no longer, and kept. */
  void withdraw(String id, Instant withdrawnAt);

  /**
   * A page of the alerts that were raised before an instant and are pending, the oldest first.
   *
   * @param after the last alert of the page before; empty: from the oldest
   * @param limit how many at most
   */
  Page pending(Instant raisedBefore, Optional<Alert> after, int limit);

  /**
   * What is in a group by now.
   *
   * @param listed how many of its alerts are wanted at most
   */
  Contents contents(FloodGroup group, int listed);

  /**
   * Some pending alerts.
   *
   * @param hasMore whether others may follow
   */
  record Page(List<Alert> alerts, boolean hasMore) {
    public Page {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * What is in a group.
   *
   * @param count how many alerts
   * @param first some of them, in the order in which they were raised
   */
  record Contents(long count, List<Alert> first) {
    public Contents {
      first = List.copyOf(first);
    }
  }
}
