package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TumblingWindowTest {
  private final EventSourceFixture source =
      new EventSourceFixture().with("{'TumblingWindowInSeconds':10}");

  /** The function counts its records in the window's state. */
  @BeforeEach
  void count() {
    source.function.otherwise(
        call -> {
          int before = call.event().path("state").path("n").asInt();
          return returned("{\"state\":{\"n\":" + (before + call.keys().size()) + "}}");
        });
  }

  private List<JsonNode> events() {
    return source.function.calls().stream().map(FakeFunction.Call::event).toList();
  }

  @Test
  void an_event_contains_its_window_and_state() {
    source.put("a").run(Duration.ofSeconds(5));
    var event = events().getFirst();
    assertThat(event.path("window"))
        .isEqualTo(
            EventSourceFixture.json(
                "{'start':'2026-01-01T00:00:00Z','end':'2026-01-01T00:00:10Z'}"));
    assertThat(event.path("state").toString()).isEqualTo("{}");
    assertThat(event.path("shardId").asText()).isEqualTo(FakePolledStream.SHARD);
    assertThat(event.path("eventSourceARN").asText()).isEqualTo(EventSourceFixture.STREAM);
    assertThat(event.path("isFinalInvokeForWindow").asBoolean()).isFalse();
    assertThat(event.path("isWindowTerminatedEarly").asBoolean()).isFalse();
  }

  @Test
  void the_state_is_handed_over_from_call_to_call() {
    source.put("a");
    source.stream.putAt(at(3), "b");
    source.run(Duration.ofSeconds(5));
    assertThat(events().getLast().path("state").path("n").asInt()).isEqualTo(1);
  }

  @Test
  void a_window_ends_with_a_last_call_that_has_its_state_and_no_records() {
    source.put("a", "b").run();
    assertThat(source.function.calls()).hasSize(2);
    var last = source.function.calls().getLast();
    assertThat(last.event().path("isFinalInvokeForWindow").asBoolean()).isTrue();
    assertThat(last.event().path("state").path("n").asInt()).isEqualTo(2);
    assertThat(last.keys()).isEmpty();
    assertThat(last.at()).isBetween(at(10), at(11));
  }

  @Test
  void records_belong_to_the_window_of_their_arrival() {
    source.stream.putAt(at(9.999), "first");
    source.stream.putAt(at(10), "second");
    source.run();
    assertThat(source.function.keys())
        .containsExactly(List.of("first"), List.of(), List.of("second"), List.of());
    assertThat(events().get(2).path("window").path("start").asText())
        .isEqualTo("2026-01-01T00:00:10Z");
    assertThat(events().get(2).path("state").toString()).isEqualTo("{}");
  }

  @Test
  void a_batch_never_spans_windows() {
    // A backlog that can be read at once.
    for (int second = 0; second < 30; second += 5) {
      source.stream.putAt(EventSourceFixture.START.minusSeconds(30 - second), "k" + second);
    }
    source.run(Duration.ofSeconds(5));
    assertThat(source.function.keys())
        .containsExactly(
            List.of("k0", "k5"),
            List.of(),
            List.of("k10", "k15"),
            List.of(),
            List.of("k20", "k25"),
            List.of());
  }

  @Test
  void an_answer_without_state_fails_the_invocation() {
    source.function.answers(returned("{}"), returned("{\"state\":null}"));
    source.put("a").run(Duration.ofSeconds(5));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("a"), List.of("a"));
  }

  @Test
  void a_failed_call_leaves_the_state_as_it_was() {
    source.put("a");
    source.stream.putAt(at(3), "b");
    source.begin().run(Duration.ofSeconds(2));
    source.function.answers(FAILED);
    source.run(Duration.ofSeconds(4));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"), List.of("b"));
    assertThat(events().getLast().path("state").path("n").asInt()).isEqualTo(1);
  }

  @Test
  void a_partial_answers_state_is_kept_for_the_rest() {
    var b = source.put("a").stream.put("b");
    source.function.answers(
        returned(
            "{\"state\":{\"n\":1},\"batchItemFailures\":[{\"itemIdentifier\":\"" + b + "\"}]}"));
    source.with("{'FunctionResponseTypes':['ReportBatchItemFailures']}").run(Duration.ofSeconds(5));
    assertThat(source.function.keys()).containsExactly(List.of("a", "b"), List.of("b"));
    assertThat(events().getLast().path("state").path("n").asInt()).isEqualTo(1);
  }

  @Test
  void a_last_call_that_fails_is_made_again() {
    source.put("a").begin().run(Duration.ofSeconds(5));
    source.function.answers(FAILED);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of(), List.of());
  }

  @Test
  void a_last_call_that_uses_up_its_retries_ends_the_window() {
    source.put("a").with("{'MaximumRetryAttempts':0}").begin().run(Duration.ofSeconds(5));
    source.function.answers(FAILED);
    source.stream.putAt(at(15), "b");
    source.run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a"), List.of(), List.of("b"), List.of());
    assertThat(events().get(2).path("state").toString()).isEqualTo("{}");
  }

  @Test
  void a_state_beyond_1_mb_ends_the_window_early() {
    var large = "{\"state\":{\"x\":\"" + "x".repeat(TumblingWindows.STATE_LIMIT) + "\"}}";
    source.function.answers(returned(large));
    source.put("a");
    source.stream.putAt(at(3), "b");
    source.run(Duration.ofSeconds(5));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of(), List.of("b"));
    assertThat(events().get(1).path("isFinalInvokeForWindow").asBoolean()).isTrue();
    assertThat(events().get(1).path("isWindowTerminatedEarly").asBoolean()).isTrue();
    assertThat(events().get(2).path("isWindowTerminatedEarly").asBoolean()).isFalse();
  }

  @Test
  void resharding_ends_the_window_and_the_child_begins_its_own() {
    source.put("a");
    source.stream.reshard(at(4), "child", FakePolledStream.SHARD);
    source.stream.put("child", "b", at(5), FakePolledStream.data("b"));
    source.run(Duration.ofSeconds(8));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of(), List.of("b"));
    assertThat(events().get(1).path("isFinalInvokeForWindow").asBoolean()).isTrue();
    assertThat(events().get(1).path("isWindowTerminatedEarly").asBoolean()).isFalse();
    assertThat(events().get(2).path("state").toString()).isEqualTo("{}");
    assertThat(events().get(2).path("shardId").asText()).isEqualTo("child");
  }
}
