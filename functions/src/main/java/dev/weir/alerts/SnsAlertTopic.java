package dev.weir.alerts;

import dev.weir.aws.Refusals;
import dev.weir.stream.RefusedException;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The alert topic on SNS. A message that SNS refuses is sent without its evidence. */
public final class SnsAlertTopic implements AlertTopic {

  private static final Logger LOG = LoggerFactory.getLogger(SnsAlertTopic.class);

  private final SnsClient sns;
  private final String topicArn;
  private final MessageOptions options;

  /** Creates a topic whose messages have no link. */
  public SnsAlertTopic(SnsClient sns, String topicArn) {
    this(sns, topicArn, MessageOptions.NONE);
  }

  /** Creates a topic. */
  public SnsAlertTopic(SnsClient sns, String topicArn, MessageOptions options) {
    this.sns = sns;
    this.topicArn = topicArn;
    this.options = options;
  }

  @Override
  public void publish(Alert alert) {
    try {
      send(alert, AlertMessage.of(alert, options));
    } catch (RefusedException e) {
      LOG.warn(
          "SNS refuses the alert, it goes out without evidence alert={}", alert.nameInLog(), e);
      send(alert, AlertMessage.shortOf(alert, options));
    }
  }

  private void send(Alert alert, AlertMessage message) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(topicArn)
                  .subject(message.subject())
                  .messageStructure("json")
                  .message(message.body())
                  .messageAttributes(attributes(message.attributes())));
    } catch (SdkException e) {
      throw Refusals.of("Alert not published alert=" + alert.nameInLog(), e);
    }
  }

  private static Map<String, MessageAttributeValue> attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> string(entry.getValue())));
  }

  private static MessageAttributeValue string(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
