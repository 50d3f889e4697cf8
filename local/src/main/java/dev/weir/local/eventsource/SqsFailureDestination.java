package dev.weir.local.eventsource;

import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends failure records to a queue. */
final class SqsFailureDestination implements FailureDestination {
  private final SqsClient sqs;
  private final String queueName;

  SqsFailureDestination(SqsClient sqs, String queueArn) {
    this.sqs = sqs;
    this.queueName = queueArn.substring(queueArn.lastIndexOf(':') + 1);
  }

  @Override
  public void deliver(FailureRecord record) {
    send(record.document());
  }

  void send(String document) {
    var queueUrl = sqs.getQueueUrl(request -> request.queueName(queueName)).queueUrl();
    sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(document));
  }
}
