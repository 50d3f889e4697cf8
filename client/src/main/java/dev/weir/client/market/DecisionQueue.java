package dev.weir.client.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A queue of decisions, each of which is handed out once. A message is handed out though it can't
 * be deleted, as where the Region is lost at that moment: it is deleted later, or when it comes
 * again.
 */
final class DecisionQueue {

  private static final int WAIT_SECONDS = 1;
  private static final int MESSAGES_AT_ONCE = 10;

  private final SqsClient sqs;
  private final String url;
  // By the message's id, the latest receipt of what was handed out and is not deleted yet.
  private final Map<String, String> left = new LinkedHashMap<>();

  DecisionQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /**
   * What has come, in order, waiting up to a second for the first.
   *
   * @throws SdkException while the queue does not answer; nothing is lost by it
   */
  List<DecisionView> receive() {
    return receiveAll().stream().filter(view -> !view.isBeat()).toList();
  }

  /** The same, beats included. */
  List<DecisionView> receiveAll() {
    var messages =
        sqs.receiveMessage(
                request ->
                    request
                        .queueUrl(url)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .maxNumberOfMessages(MESSAGES_AT_ONCE))
            .messages();
    var news = messages.stream().filter(message -> !left.containsKey(message.messageId())).toList();
    messages.forEach(message -> left.put(message.messageId(), message.receiptHandle()));
    left.values().removeIf(this::isDeleted);
    return news.stream().map(message -> DecisionView.of(message.body())).toList();
  }

  private boolean isDeleted(String receipt) {
    try {
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(receipt));
      return true;
    } catch (SdkException e) {
      return false; // stays among those that are left
    }
  }
}
