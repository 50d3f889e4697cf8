package dev.weir.alerts;

import dev.weir.stream.UnavailableException;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The alert topic on SNS. */
public final class SnsAlertTopic implements AlertTopic {

  private final SnsClient sns;
  private final String topicArn;

  /** Publishes to the topic with this ARN. */
  public SnsAlertTopic(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(Alert alert) {
    var message = AlertMessage.of(alert);
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
      throw new UnavailableException("Alert not published alert=" + alert.nameInLog(), e);
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
