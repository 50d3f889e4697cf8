package dev.weir.verification.fakes;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertTopic;
import java.util.ArrayList;
import java.util.List;

/** The topic in memory. */
public final class FakeAlertTopic implements AlertTopic {

  private final Disturbance disturbance;
  private final List<Alert> published = new ArrayList<>();

  /** A topic that always answers. */
  public FakeAlertTopic() {
    this(Disturbance.NONE);
  }

  /** A topic whose calls are disturbed. */
  public FakeAlertTopic(Disturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public void publish(Alert alert) {
    disturbance.before("publish");
    published.add(alert);
    disturbance.after("publish");
  }

  /** Every message that subscribers got, in that order. */
  public List<Alert> published() {
    return List.copyOf(published);
  }
}
