package dev.weir.transactions;

import dev.weir.alerts.AlertPublisher;
import dev.weir.stream.Lane;

/** Publishes the alerts that were committed with a user's profile. */
record UserAlerts(AlertPublisher publisher) {

  /** Publishes alerts that were stored; those that don't go out are for the sweep. */
  void publish(Lane lane, UserState state) {
    publisher.publishCommitted(lane.key(), state.unpublished(), state.arrivedAt());
  }
}
