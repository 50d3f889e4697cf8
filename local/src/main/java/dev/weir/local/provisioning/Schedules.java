package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.local.emulators.Endpoints;
import dev.weir.local.eventsource.AsyncInvocation;
import dev.weir.local.eventsource.ScheduleExpression;
import dev.weir.local.eventsource.ScheduleSettings;
import java.util.Optional;
import java.util.Set;

/** Creates EventBridge rules with a schedule, and schedules of EventBridge Scheduler. */
final class Schedules {

  /** The last two concern failed deliveries: Schedule has a separate rule for these. */
  private static final Set<String> TARGET =
      Set.of("Arn", "Id", "Input", "RoleArn", "RetryPolicy", "DeadLetterConfig");

  private final Deployment.Collector collector;
  private final String region;

  Schedules(Deployment.Collector collector, String region) {
    this.collector = collector;
    this.region = region;
  }

  CreatedResource rule(Properties properties) {
    var name = properties.name("Name", "");
    var arn = arn(name);
    var expression = expression(properties);
    boolean enabled = enabled(properties);
    var targets = properties.node("Targets");
    properties.withoutMeaning("Description", "RoleArn").refuseOthers();
    for (var target : targets) {
      refuseUnknown(properties, target);
      var function = target.path("Arn").asText();
      collector.access.service(
          properties.resource(), "events.amazonaws.com", "lambda:InvokeFunction", function, arn);
      var failures = target.path("DeadLetterConfig").path("Arn");
      if (failures.isTextual()) {
        collector.access.service(
            properties.resource(),
            "events.amazonaws.com",
            "sqs:SendMessage",
            failures.asText(),
            arn);
      }
      add(enabled, function, arn, expression, target.path("Input"));
    }
    return CreatedResource.withArn(name, arn);
  }

  CreatedResource schedule(Properties properties) {
    var name = properties.name("Name", "");
    var expression = expression(properties);
    boolean enabled = enabled(properties);
    var target = properties.node("Target");
    var zone = properties.text("ScheduleExpressionTimezone").orElse("UTC");
    if (!zone.equals("UTC") && !zone.equals("Etc/UTC")) {
      throw properties.fault("local schedules are in UTC, not " + zone, "Give the times in UTC.");
    }
    properties.withoutMeaning("Description", "FlexibleTimeWindow", "GroupName").refuseOthers();
    refuseUnknown(properties, target);
    // EventBridge Scheduler sends the target's input, and an empty object if there is none.
    var input = target.has("Input") ? target.get("Input") : TextNode.valueOf("{}");
    add(enabled, target.path("Arn").asText(), arn(name), expression, input);
    return CreatedResource.withArn(name, arn(name));
  }

  private void add(
      boolean enabled, String function, String arn, ScheduleExpression expression, JsonNode input) {
    if (enabled) {
      var settings =
          new ScheduleSettings(
              arn,
              function,
              expression,
              AsyncInvocation.DEFAULT,
              Optional.ofNullable(input.textValue()));
      collector.schedules.add(settings);
    }
  }

  private static boolean enabled(Properties properties) {
    return !properties.text("State").orElse("ENABLED").equals("DISABLED");
  }

  private static ScheduleExpression expression(Properties properties) {
    try {
      return ScheduleExpression.parse(properties.required("ScheduleExpression"));
    } catch (IllegalArgumentException e) {
      throw properties.fault(e.getMessage(), "Fix the schedule in the CDK app.");
    }
  }

  private static void refuseUnknown(Properties properties, JsonNode target) {
    target
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!TARGET.contains(name)) {
                throw properties.fault(
                    "the local cloud can't honour a target's " + name,
                    "Let it invoke a function, with a constant Input or none.");
              }
            });
  }

  private String arn(String name) {
    return "arn:aws:events:" + region + ":" + Endpoints.ACCOUNT + ":rule/" + name;
  }
}
