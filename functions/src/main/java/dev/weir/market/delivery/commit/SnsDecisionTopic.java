package dev.weir.market.delivery.commit;

import dev.weir.aws.Refusals;
import dev.weir.stream.RefusedException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * A FIFO topic on SNS. The message group is the portfolio, so that its decisions stay in order and
 * others don't wait for them; the deduplication id is {@code portfolio#version}, which SNS
 * remembers for five minutes. Beats have the key of their group instead of the portfolio, and their
 * number instead of the version. If SNS refuses a decision, it goes out in short form, see {@link
 * ShortDecision}.
 */
public final class SnsDecisionTopic implements DecisionTopic {

  /** Contract and version of the JSON, see docs/contracts.md. */
  static final String CONTRACT = "decision/2";

  /** Contract and version of a beat's JSON. */
  static final String BEAT_CONTRACT = "beat/1";

  private static final Logger LOG = LoggerFactory.getLogger(SnsDecisionTopic.class);

  private final SnsClient sns;
  private final String topicArn;

  public SnsDecisionTopic(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(String portfolio, long version, String decision) {
    try {
      send(portfolio, version, decision, CONTRACT);
    } catch (RefusedException e) {
      LOG.warn(
          "Decision refused, it goes out in short form portfolio={} version={}",
          portfolio,
          version,
          e);
      send(portfolio, version, ShortDecision.of(decision), CONTRACT);
    }
  }

  @Override
  public void beat(String key, long number, String beat) {
    send(key, number, beat, BEAT_CONTRACT);
  }

  private static MessageAttributeValue string(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private void send(String portfolio, long version, String text, String contract) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(topicArn)
                  .message(text)
                  .messageAttributes(Map.of("contract", string(contract)))
                  .messageGroupId(portfolio)
                  .messageDeduplicationId(portfolio + "#" + version));
    } catch (SdkException e) {
      throw Refusals.of(
          String.format(
              Locale.ROOT, "Decision not delivered portfolio=%s version=%d", portfolio, version),
          e);
    }
  }
}
