package dev.weir.client.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A queue of decisions that hands each out once. It hands out a message even if it cannot delete
 * it, for example because the Region has just been lost; it then deletes it later, or when it
 * arrives again.
 */
final class DecisionQueue {

  private static final int WAIT_SECONDS = 1;
  private static final int MESSAGES_AT_ONCE = 10;

  private final SqsClient sqs;
  private final String url;
  // The latest receipt by message id, for messages that were handed out but are not deleted yet.
  private final Map<String, String> left = new LinkedHashMap<>();

  DecisionQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /**
   * Returns the decisions that have arrived, in order, waiting up to a second for the first.
   *
   * @throws SdkException while the queue does not answer; nothing is lost
   */
  List<DecisionView> receive() {
    return receiveAll().stream().filter(view -> !view.isBeat()).toList();
  }

  /** Works like {@link #receive}, but includes beats. */
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
      return false; // stays among the undeleted ones
    }
  }
}
