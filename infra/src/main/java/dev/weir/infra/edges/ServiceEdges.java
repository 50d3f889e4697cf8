package dev.weir.infra.edges;

import static dev.weir.infra.edges.TemplateResources.asList;
import static dev.weir.infra.edges.TemplateResources.asMap;

import dev.weir.infra.edges.TemplateResources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds every edge from a service to a resource in a synthesised template that AWS would refuse
 * once deployed: an alarm whose topic CloudWatch may not publish to, a schedule that may not invoke
 * its function, a topic that may not send to a subscribed queue, a function that may not report its
 * failures or read its event source, and the keys involved.
 *
 * <p>AWS refuses such an edge only when it is used, and mostly silently. Synthesis knows both of
 * its ends.
 */
public final class ServiceEdges {
  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
  private static final String EVENTS = "events.amazonaws.com";
  private static final String SNS = "sns.amazonaws.com";
  private static final String LAMBDA = "lambda.amazonaws.com";

  private final TemplateResources resources;
  private final Policies policies;
  private final List<String> broken = new ArrayList<>();

  private ServiceEdges(Map<?, ?> template) {
    resources = new TemplateResources(template);
    policies = new Policies(resources);
  }

  /**
   * Returns a sentence with the remedy for each broken edge of the template; empty if there are
   * none.
   */
  public static List<String> brokenIn(Map<?, ?> template) {
    var edges = new ServiceEdges(template);
    edges.resources.all().forEach(edges::check);
    return List.copyOf(edges.broken);
  }

  private void check(Resource resource) {
    switch (resource.type()) {
      case "AWS::CloudWatch::Alarm" -> checkAlarm(resource);
      case "AWS::Events::Rule" -> checkRule(resource);
      case "AWS::SNS::Subscription" -> checkSubscription(resource);
      case "AWS::Lambda::Function" -> checkFunction(resource);
      case "AWS::Lambda::EventInvokeConfig" -> checkInvokeConfig(resource);
      case "AWS::Lambda::EventSourceMapping" -> checkEventSource(resource);
      default -> {
        // All other resources are only targets.
      }
    }
  }

  private void checkAlarm(Resource alarm) {
    for (var actions : List.of("AlarmActions", "OKActions", "InsufficientDataActions")) {
      for (var action : alarm.list(actions)) {
        resources.named(action).ifPresent(topic -> checkPublish(alarm, topic));
      }
    }
  }

  private void checkPublish(Resource alarm, Resource topic) {
    if (policies.hasOwnPolicy(topic) && !policies.serviceMay(CLOUDWATCH, "sns:Publish", topic)) {
      missing(alarm, topic, "allow " + CLOUDWATCH + " sns:Publish in the topic's policy");
    }
    var key = topic.get("KmsMasterKeyId");
    resources.named(key).ifPresent(own -> checkKey(alarm, CLOUDWATCH, own));
    if (key != null && resources.named(key).isEmpty()) {
      missing(
          alarm,
          topic,
          "encrypt the topic with a key of the stack or not at all: CloudWatch can't use the"
              + " AWS-managed key");
    }
  }

  private void checkKey(Resource from, String service, Resource key) {
    for (var action : List.of("kms:Decrypt", "kms:GenerateDataKey")) {
      if (!policies.serviceMayUse(service, action, key)) {
        missing(from, key, "allow " + service + " " + action + " in the key's policy");
      }
    }
  }

  private void checkRule(Resource rule) {
    for (var each : rule.list("Targets")) {
      var target = asMap(each);
      resources
          .named(target.get("Arn"))
          .filter(function -> function.type().startsWith("AWS::Lambda::"))
          .ifPresent(function -> checkInvoke(rule, EVENTS, function));
      resources
          .named(asMap(target.get("DeadLetterConfig")).get("Arn"))
          .ifPresent(queue -> checkSend(rule, EVENTS, queue));
    }
  }

  private void checkInvoke(Resource from, String service, Resource function) {
    var allowed =
        resources
            .ofType("AWS::Lambda::Permission")
            .anyMatch(
                permission ->
                    service.equals(permission.get("Principal"))
                        && "lambda:InvokeFunction".equals(permission.get("Action"))
                        && TemplateResources.names(permission.get("FunctionName"), function)
                        && (permission.get("SourceArn") == null
                            || TemplateResources.names(permission.get("SourceArn"), from)));
    if (!allowed) {
      missing(from, function, "add an AWS::Lambda::Permission for " + service);
    }
  }

  private void checkSend(Resource from, String service, Resource queue) {
    if (!policies.serviceMay(service, "sqs:SendMessage", queue)) {
      missing(from, queue, "allow " + service + " sqs:SendMessage in the queue's policy");
    }
    resources.named(queue.get("KmsMasterKeyId")).ifPresent(key -> checkKey(from, service, key));
  }

  private void checkSubscription(Resource subscription) {
    resources
        .named(subscription.get("Endpoint"))
        .ifPresent(
            endpoint -> {
              if (endpoint.type().equals("AWS::SQS::Queue")) {
                checkSend(subscription, SNS, endpoint);
              } else {
                checkInvoke(subscription, SNS, endpoint);
              }
            });
  }

  private void checkFunction(Resource function) {
    var role = resources.named(function.get("Role"));
    role.ifPresent(
        own -> {
          if (!mayBeAssumed(own)) {
            missing(function, own, "let " + LAMBDA + " assume the role");
          }
        });
    var logs = resources.named(function.at("LoggingConfig", "LogGroup"));
    if (role.isPresent() && logs.isPresent()) {
      require(function, role.get(), "logs:CreateLogStream", logs.get());
      require(function, role.get(), "logs:PutLogEvents", logs.get());
    }
  }

  private static boolean mayBeAssumed(Resource role) {
    return asList(role.at("AssumeRolePolicyDocument", "Statement")).stream()
        .map(TemplateResources::asMap)
        .anyMatch(
            statement -> asList(asMap(statement.get("Principal")).get("Service")).contains(LAMBDA));
  }

  private void checkInvokeConfig(Resource config) {
    var role =
        resources
            .named(config.get("FunctionName"))
            .flatMap(function -> resources.named(function.get("Role")));
    for (var outcome : List.of("OnFailure", "OnSuccess")) {
      var destination = resources.named(config.at("DestinationConfig", outcome, "Destination"));
      if (role.isPresent() && destination.isPresent()) {
        var topic = destination.get().type().equals("AWS::SNS::Topic");
        require(config, role.get(), topic ? "sns:Publish" : "sqs:SendMessage", destination.get());
      }
    }
  }

  private void checkEventSource(Resource mapping) {
    var role = roleInvokedBy(mapping);
    if (role.isEmpty()) {
      return;
    }
    var source = resources.named(mapping.get("EventSourceArn"));
    var type = source.map(Resource::type).orElse("");
    if (type.equals("AWS::Kinesis::StreamConsumer")) {
      require(mapping, role.get(), "kinesis:SubscribeToShard", source.get());
      resources
          .named(source.get().get("StreamARN"))
          .ifPresent(stream -> checkStream(mapping, role.get(), stream));
    } else if (type.equals("AWS::Kinesis::Stream")) {
      checkStream(mapping, role.get(), source.get());
    } else {
      // The ARN of a table's stream is known only after deployment, so a permission on any table's
      // stream suffices.
      require(mapping, role.get(), "dynamodb:GetRecords");
      require(mapping, role.get(), "dynamodb:GetShardIterator");
      require(mapping, role.get(), "dynamodb:DescribeStream");
    }
  }

  private void checkStream(Resource mapping, Resource role, Resource stream) {
    for (var action :
        List.of(
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:DescribeStreamSummary",
            "kinesis:ListShards")) {
      require(mapping, role, action, stream);
    }
    resources
        .named(stream.at("StreamEncryption", "KeyId"))
        .ifPresent(key -> require(mapping, role, "kms:Decrypt", key));
  }

  private Optional<Resource> roleInvokedBy(Resource mapping) {
    return resources
        .named(mapping.get("FunctionName"))
        .flatMap(
            invoked ->
                invoked.type().equals("AWS::Lambda::Alias")
                    ? resources.named(invoked.get("FunctionName"))
                    : Optional.of(invoked))
        .flatMap(function -> resources.named(function.get("Role")));
  }

  private void require(Resource from, Resource role, String action, Resource target) {
    if (!policies.roleMay(role, action, target)) {
      missing(from, target, "allow the role " + role.id() + " " + action);
    }
  }

  private void require(Resource from, Resource role, String action) {
    if (!policies.roleMay(role, action, (Object) null)) {
      broken.add("%s: allow the role %s %s".formatted(from.id(), role.id(), action));
    }
  }

  private void missing(Resource from, Resource to, String remedy) {
    broken.add("%s can't reach %s: %s".formatted(from.id(), to.id(), remedy));
  }
}
