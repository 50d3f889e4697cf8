package dev.weir.transactions.publish;

import dev.weir.alerts.AlertPublisher;
import dev.weir.stream.Lane;
import dev.weir.transactions.commit.UserState;

/** Publishes the alerts that were committed with a user's profile. */
public record UserAlerts(AlertPublisher publisher) {

  /** Publishes stored alerts; those that fail are left to the sweep. */
  public void publish(Lane lane, UserState state) {
    publisher.publishCommitted(lane.key(), state.unpublished(), state.arrivedAt());
  }
}
