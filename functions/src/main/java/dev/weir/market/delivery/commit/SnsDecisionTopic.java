package dev.weir.market.delivery.commit;

import dev.weir.aws.Refusals;
import dev.weir.stream.RefusedException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A FIFO topic on SNS. The message group is the portfolio, so that its decisions stay in order and
 * others don't wait for them; the deduplication id is {@code portfolio#version}, which SNS
 * remembers for five minutes. What SNS refuses goes out in short form, see {@link ShortDecision}.
 */
public final class SnsDecisionTopic implements DecisionTopic {

  private static final Logger LOG = LoggerFactory.getLogger(SnsDecisionTopic.class);

  private final SnsClient sns;
  private final String topicArn;

  /** Publishes to the topic with this ARN. */
  public SnsDecisionTopic(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(String portfolio, long version, String decision) {
    try {
      send(portfolio, version, decision);
    } catch (RefusedException e) {
      LOG.warn(
          "Decision refused, it goes out in short form portfolio={} version={}",
          portfolio,
          version,
          e);
      send(portfolio, version, ShortDecision.of(decision));
    }
  }

  private void send(String portfolio, long version, String decision) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(topicArn)
                  .message(decision)
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
