package dev.weir.verification.kits;

import dev.weir.local.emulators.LocalClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A separate FIFO topic with a FIFO queue, as trading systems have them. */
record FifoQueue(SqsClient sqs, String url, String topicArn) {

  static FifoQueue subscribed(LocalClients clients) {
    var name = "decisions-" + UUID.randomUUID() + ".fifo";
    var topic =
        clients
            .sns()
            .createTopic(t -> t.name(name).attributes(Map.of("FifoTopic", "true")))
            .topicArn();
    var url =
        clients
            .sqs()
            .createQueue(
                q -> q.queueName(name).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    var arn =
        clients
            .sqs()
            .getQueueAttributes(q -> q.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    clients
        .sns()
        .subscribe(
            s ->
                s.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(arn)
                    .attributes(Map.of("RawMessageDelivery", "true")));
    return new FifoQueue(clients.sqs(), url, topic);
  }

  /** Receives until there are this many messages, and then any others that are there. */
  List<String> receive(int count) {
    var received = new ArrayList<String>();
    while (true) {
      var wait = received.size() < count ? 10 : 1;
      var messages =
          sqs.receiveMessage(m -> m.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(wait))
              .messages();
      if (messages.isEmpty()) {
        return received;
      }
      for (var message : messages) {
        received.add(message.body());
        sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
