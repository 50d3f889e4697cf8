package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String RULE = "arn:aws:events:eu-west-1:123456789012:rule/sweep";

  private record ScheduledCall(Instant at, JsonNode event) {}

  private final VirtualWork<ScheduleLoop.ScheduleAnswer> time = new VirtualWork<>(START);
  private final List<ScheduledCall> calls = new ArrayList<>();
  private final Deque<InvocationResult> answers = new ArrayDeque<>();
  private final List<String> givenUp = new ArrayList<>();
  private AsyncInvocation async = AsyncInvocation.DEFAULT;
  private Duration duration = Duration.ZERO;

  private InvocationResult invoke(byte[] event) {
    var json = EventSourceFixture.parse(new String(event, StandardCharsets.UTF_8));
    calls.add(new ScheduledCall(time.now(), json));
    time.takes(duration);
    return answers.isEmpty() ? FakeFunction.returned("null") : answers.remove();
  }

  private ScheduleStatus run(String expression, Duration length) {
    return run(expression, Optional.empty(), length);
  }

  private ScheduleStatus run(String expression, Optional<String> input, Duration length) {
    var settings =
        new ScheduleSettings(
            RULE, EventSourceFixture.FUNCTION, ScheduleExpression.parse(expression), async, input);
    var loop = new ScheduleLoop(settings, this::invoke, givenUp::add, time);
    var closed =
        new ScheduleLoop.ScheduleAnswer(Optional.empty(), new InvocationResult.Throttled());
    time.comesAt(START.plus(length), closed);
    try {
      loop.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return loop.status();
  }

  private List<Long> seconds() {
    return calls.stream().map(call -> Duration.between(START, call.at()).toSeconds()).toList();
  }

  @Test
  void it_invokes_at_every_time_of_its_expression() {
    run("rate(1 minute)", Duration.ofSeconds(200));
    assertThat(seconds()).containsExactly(60L, 120L, 180L);
  }

  @Test
  void the_function_gets_the_scheduled_event() {
    run("rate(1 minute)", Duration.ofSeconds(70));
    var event = calls.getFirst().event();
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("source").asText()).isEqualTo("aws.events");
    assertThat(event.path("version").asText()).isEqualTo("0");
    assertThat(event.path("account").asText()).isEqualTo("123456789012");
    assertThat(event.path("region").asText()).isEqualTo("eu-west-1");
    assertThat(event.path("time").asText()).isEqualTo("2026-01-01T00:01:00Z");
    assertThat(event.path("resources").get(0).asText()).isEqualTo(RULE);
    assertThat(event.path("detail").isObject()).isTrue();
    assertThat(event.path("id").asText()).hasSize(36);
  }

  @Test
  void an_input_laid_down_by_the_target_takes_the_events_place() {
    run("rate(1 minute)", Optional.of("{\"sweep\":true}"), Duration.ofSeconds(70));
    assertThat(calls.getFirst().event().toString()).isEqualTo("{\"sweep\":true}");
  }

  @Test
  void a_failure_is_tried_again_after_one_and_two_minutes_with_the_same_event() {
    answers.addAll(List.of(FakeFunction.FAILED, FakeFunction.FAILED, FakeFunction.FAILED));
    var status = run("cron(1 0 1 1 ? 2026)", Duration.ofMinutes(30));
    assertThat(seconds()).containsExactly(60L, 120L, 240L);
    assertThat(calls.stream().map(ScheduledCall::event).distinct()).hasSize(1);
    assertThat(status.failures()).isEqualTo(3);
    assertThat(status.dropped()).isEqualTo(1);
    assertThat(status.next()).isEmpty();
  }

  @Test
  void a_function_s_own_configuration_sets_the_number_of_retries_and_the_destination() {
    async = new AsyncInvocation(0, Duration.ofMinutes(1), Optional.of("arn:aws:sqs:r:a:q"));
    answers.add(FakeFunction.FAILED);
    run("cron(1 0 1 1 ? 2026)", Duration.ofMinutes(30));
    assertThat(seconds()).containsExactly(60L);
    var record = EventSourceFixture.parse(givenUp.getFirst());
    assertThat(givenUp).hasSize(1);
    assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
    assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(1);
    assertThat(record.path("requestPayload")).isEqualTo(calls.getFirst().event());
  }

  @Test
  void an_event_that_would_be_too_old_is_not_tried_again() {
    async = new AsyncInvocation(2, Duration.ofSeconds(90), Optional.empty());
    answers.addAll(List.of(FakeFunction.FAILED, FakeFunction.FAILED));
    run("cron(1 0 1 1 ? 2026)", Duration.ofMinutes(30));
    assertThat(seconds()).containsExactly(60L, 120L);
    assertThat(
            EventSourceFixture.parse(givenUp.getFirst()).at("/requestContext/condition").asText())
        .isEqualTo("EventAgeExceeded");
  }

  @Test
  void a_throttled_invocation_is_tried_again_soon() {
    answers.addAll(List.of(new InvocationResult.Throttled(), new InvocationResult.Throttled()));
    var status = run("cron(1 0 1 1 ? 2026)", Duration.ofMinutes(30));
    assertThat(seconds()).containsExactly(60L, 61L, 63L);
    assertThat(status.failures()).isZero();
  }

  @Test
  void a_slow_invocation_holds_up_none_after_it() {
    duration = Duration.ofSeconds(150);
    run("rate(1 minute)", Duration.ofSeconds(200));
    assertThat(seconds()).containsExactly(60L, 120L, 180L);
  }
}
