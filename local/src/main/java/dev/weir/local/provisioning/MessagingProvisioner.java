package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates topics, subscriptions and queues. Encryption has no meaning locally. */
final class MessagingProvisioner {

  private static final String FIFO_SUFFIX = ".fifo";
  private static final List<String> QUEUE_ATTRIBUTES =
      List.of(
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "DelaySeconds",
          "FifoQueue",
          "FifoThroughputLimit",
          "MaximumMessageSize",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "VisibilityTimeout");
  private static final List<String> SUBSCRIPTION_ATTRIBUTES =
      List.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery");

  private final SnsClient sns;
  private final SqsClient sqs;
  private final AccessCollector access;
  private final Consumer<String> notes;

  /**
   * Creates them with these clients.
   *
   * @param access receives the actions that SNS will take
   * @param notes receives a line for each created part that will not act
   */
  MessagingProvisioner(
      SnsClient sns, SqsClient sqs, AccessCollector access, Consumer<String> notes) {
    this.sns = sns;
    this.sqs = sqs;
    this.access = access;
    this.notes = notes;
  }

  CreatedResource topic(Properties properties) {
    boolean fifo = properties.flag("FifoTopic");
    var name = properties.name("TopicName", fifo ? FIFO_SUFFIX : "");
    var attributes = new HashMap<String, String>();
    if (fifo) {
      attributes.put("FifoTopic", "true");
    }
    properties.text("DisplayName").ifPresent(text -> attributes.put("DisplayName", text));
    if (properties.flag("ContentBasedDeduplication")) {
      attributes.put("ContentBasedDeduplication", "true");
    }
    var subscriptions = properties.node("Subscription");
    properties
        .withoutMeaning(
            "KmsMasterKeyId", "SignatureVersion", "TracingConfig", "FifoThroughputScope")
        .refuseOthers();

    var arn = sns.createTopic(r -> r.name(name).attributes(attributes)).topicArn();
    for (var subscription : subscriptions) {
      subscribe(
          properties,
          arn,
          subscription.path("Protocol").asText(),
          subscription.path("Endpoint").asText(),
          Map.of());
    }
    return new CreatedResource(arn, Map.of("TopicArn", arn, "TopicName", name));
  }

  CreatedResource subscription(Properties properties) {
    var attributes = attributes(properties, SUBSCRIPTION_ATTRIBUTES);
    var topic = properties.required("TopicArn");
    var protocol = properties.required("Protocol");
    var endpoint = properties.required("Endpoint");
    properties.withoutMeaning("RedrivePolicy", "Region").refuseOthers();
    return CreatedResource.of(subscribe(properties, topic, protocol, endpoint, attributes));
  }

  private String subscribe(
      Properties properties,
      String topic,
      String protocol,
      String endpoint,
      Map<String, String> attributes) {
    switch (protocol) {
      case "sqs" ->
          access.service(
              properties.resource(), "sns.amazonaws.com", "sqs:SendMessage", endpoint, topic);
      case "email", "email-json" ->
          notes.accept("No mail is sent to " + endpoint + ": its subscription stays pending");
      default ->
          throw properties.fault(
              "the local SNS does not deliver to the protocol " + protocol,
              "Subscribe a queue instead, or leave the subscription out of this stage.");
    }
    return sns.subscribe(
            r ->
                r.topicArn(topic)
                    .protocol(protocol)
                    .endpoint(endpoint)
                    .attributes(attributes)
                    .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  CreatedResource queue(Properties properties) {
    var attributes = attributes(properties, QUEUE_ATTRIBUTES);
    var name = properties.name("QueueName", properties.flag("FifoQueue") ? FIFO_SUFFIX : "");
    var redrive = properties.node("RedrivePolicy");
    if (!redrive.isMissingNode()) {
      attributes.put("RedrivePolicy", json(redrive));
    }
    if (!properties.flag("FifoQueue")) {
      attributes.remove("FifoQueue");
    }
    properties
        .withoutMeaning(
            "KmsDataKeyReusePeriodSeconds",
            "KmsMasterKeyId",
            "RedriveAllowPolicy",
            "SqsManagedSseEnabled")
        .refuseOthers();

    var url = sqs.createQueue(r -> r.queueName(name).attributesWithStrings(attributes)).queueUrl();
    var arn =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return new CreatedResource(url, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url));
  }

  private static Map<String, String> attributes(Properties properties, List<String> names) {
    var attributes = new HashMap<String, String>();
    for (var name : names) {
      var value = properties.node(name);
      if (!value.isMissingNode()) {
        attributes.put(name, json(value));
      }
    }
    return attributes;
  }

  private static String json(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
