package dev.weir.verification.fakes;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.testkit.CallDisturbance;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The topic in memory: messages as they go to SNS, with the strictness of {@link StrictSns}. */
public final class FakeAlertTopic implements AlertTopic {

  private final CallDisturbance disturbance;
  private final StrictSns sns = new StrictSns();
  private final AlertTopic topic = new SnsAlertTopic(sns, "arn:aws:sns:us-east-1:0:alerts");
  private final List<Alert> published = new ArrayList<>();

  /** Creates a topic that always answers. */
  public FakeAlertTopic() {
    this(CallDisturbance.NONE);
  }

  /** Creates a topic whose calls are disturbed. */
  public FakeAlertTopic(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public void publish(Alert alert) {
    disturbance.before("publish");
    topic.publish(alert);
    published.add(alert);
    disturbance.after("publish");
  }

  /** Returns every alert that subscribers received, in that order. */
  public List<Alert> published() {
    return List.copyOf(published);
  }

  /** Returns the messages as they went to SNS. */
  public List<PublishRequest> messages() {
    return sns.published();
  }
}
