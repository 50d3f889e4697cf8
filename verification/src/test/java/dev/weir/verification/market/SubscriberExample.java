package dev.weir.verification.market;

import dev.weir.subscriber.Observation;
import dev.weir.subscriber.PortfolioFollower;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The example of docs/market-subscribers.md, which is compiled here: a queue at the topic, a
 * Region's risk table, and the state derived from both.
 */
record SubscriberExample(
    SqsClient sqs,
    String queueUrl,
    DynamoDbClient dynamo,
    String riskTable,
    PortfolioFollower follower,
    Consumer<Observation> log) {

  /** Called after the queue was subscribed. */
  void readSnapshot() {
    dynamo
        .scanPaginator(all -> all.tableName(riskTable).consistentRead(true))
        .items()
        .forEach(this::snapshot);
  }

  /** Processes the waiting messages; called repeatedly. */
  void follow() {
    var messages =
        sqs.receiveMessage(r -> r.queueUrl(queueUrl).waitTimeSeconds(1).maxNumberOfMessages(10))
            .messages();
    for (var message : messages) {
      follower.take(message.body()).forEach(log); // GAP, BEHIND, DISAGREEMENT ...
      sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
    }
    for (var portfolio : follower.unknown()) { // a gap, or one that is new
      var key = Map.of("portfolio", AttributeValue.fromS(portfolio));
      snapshot(dynamo.getItem(r -> r.tableName(riskTable).key(key).consistentRead(true)).item());
    }
  }

  private void snapshot(Map<String, AttributeValue> item) {
    if (item.containsKey("decision")) { // else a beat, or nothing yet
      follower.snapshot(item.get("decision").s());
    }
  }
}
