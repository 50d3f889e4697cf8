package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * One target of an EventBridge rule with a schedule.
 *
 * @param ruleArn {@code arn:aws:events:<region>:<account>:rule/<name>}
 * @param expression when it fires
 * @param function ARN of the function, or of an alias or version
 * @param async handling of failed invocations
 * @param input the event, JSON, if the target defines one; else the scheduled event
 */
public record ScheduleSettings(
    String ruleArn,
    String function,
    ScheduleExpression expression,
    AsyncInvocation async,
    Optional<String> input) {
  private static final int ARN_REGION = 3;
  private static final int ARN_ACCOUNT = 4;

  public ScheduleSettings {
    if (!ruleArn.matches("arn:[^:]+:events:[^:]*:[^:]*:rule/.+")) {
      throw new IllegalArgumentException("A schedule needs the ARN of its rule, not " + ruleArn);
    }
  }

  /** Returns the same target with this handling of failed invocations. */
  public ScheduleSettings with(AsyncInvocation configured) {
    return new ScheduleSettings(ruleArn, function, expression, configured, input);
  }

  /**
   * Returns the function's event.
   *
   * <p>The id is derived from rule and time, so that a retry carries the id of its first attempt.
   *
   * @param at when it fires
   */
  byte[] event(Instant at) {
    return input.orElseGet(() -> scheduledEvent(at)).getBytes(StandardCharsets.UTF_8);
  }

  private String scheduledEvent(Instant at) {
    var arn = ruleArn.split(":", -1);
    var time = at.truncatedTo(ChronoUnit.SECONDS).toString();
    var id = UUID.nameUUIDFromBytes((ruleArn + time).getBytes(StandardCharsets.UTF_8));
    var event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "0")
        .put("id", id.toString())
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.events")
        .put("account", arn[ARN_ACCOUNT])
        .put("time", time)
        .put("region", arn[ARN_REGION]);
    event.putArray("resources").add(ruleArn);
    event.putObject("detail");
    return event.toString();
  }
}
