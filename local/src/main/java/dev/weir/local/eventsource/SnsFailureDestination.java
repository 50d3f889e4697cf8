package dev.weir.local.eventsource;

import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes failure records to a topic. */
final class SnsFailureDestination implements FailureDestination {
  private final SnsClient sns;
  private final String topicArn;

  SnsFailureDestination(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void deliver(FailureRecord record) {
    send(record.document());
  }

  void send(String document) {
    sns.publish(request -> request.topicArn(topicArn).message(document));
  }
}
