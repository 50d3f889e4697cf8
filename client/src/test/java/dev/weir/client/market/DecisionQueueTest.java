package dev.weir.client.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class DecisionQueueTest {

  /** Returns its messages until they are deleted, with a new receipt each time. */
  private static final class FakeSqs implements SqsClient {
    private final List<Message> messages = new ArrayList<>();
    private int callsUntilLost = Integer.MAX_VALUE;
    private int receipts;

    void put(long version) {
      messages.add(
          Message.builder()
              .messageId("message-" + version)
              .body(
                  """
                  {"portfolio":"D1-a","version":%d,"previousVersion":%d,"region":"us-east-1"}\
                  """
                      .formatted(version, version - 1))
              .build());
    }

    private void call() {
      if (callsUntilLost-- <= 0) {
        throw SdkClientException.create("the Region is lost");
      }
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
      call();
      messages.replaceAll(
          message -> message.toBuilder().receiptHandle("receipt-" + receipts++).build());
      return ReceiveMessageResponse.builder().messages(messages).build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
      call();
      messages.removeIf(message -> message.receiptHandle().equals(request.receiptHandle()));
      return DeleteMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private final FakeSqs sqs = new FakeSqs();
  private final DecisionQueue queue = new DecisionQueue(sqs, "decisions.fifo");

  private List<Long> received() {
    return queue.receive().stream().map(DecisionView::version).toList();
  }

  @Test
  void received_messages_are_deleted() {
    sqs.put(1);
    sqs.put(2);
    assertThat(received()).containsExactly(1L, 2L);
    assertThat(sqs.messages).isEmpty();
    assertThat(received()).isEmpty();
  }

  @Test
  void where_the_region_is_lost_between_two_deletions_each_decision_is_received_once() {
    for (var calls = 1; calls <= 3; calls++) {
      sqs.put(10L * calls);
      sqs.put(10L * calls + 1);
      sqs.callsUntilLost = calls;
      assertThat(received()).containsExactly(10L * calls, 10L * calls + 1);
      assertThatThrownBy(this::received).isInstanceOf(SdkClientException.class);
      sqs.callsUntilLost = Integer.MAX_VALUE;
      assertThat(received()).isEmpty();
      assertThat(sqs.messages).isEmpty();
    }
  }

  @Test
  void a_duplicate_received_with_a_new_decision_is_not_delivered_again() {
    sqs.put(1);
    sqs.callsUntilLost = 1;
    assertThat(received()).containsExactly(1L);
    sqs.callsUntilLost = Integer.MAX_VALUE;
    sqs.put(2);
    assertThat(received()).containsExactly(2L);
    assertThat(sqs.messages).isEmpty();
  }
}
