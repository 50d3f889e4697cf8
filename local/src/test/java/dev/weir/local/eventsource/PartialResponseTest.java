package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static dev.weir.local.eventsource.FakeFunction.stoppedAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialResponseTest {
  private final EventSourceFixture source = new EventSourceFixture();
  private final String a = source.stream.put("a");
  private final String b = source.stream.put("b");
  private final String c = source.stream.put("c");
  private final String d = source.stream.put("d");

  private EventSourceFixture reporting() {
    return source.with("{'FunctionResponseTypes':['ReportBatchItemFailures']}");
  }

  @Test
  void everything_from_the_record_that_failed_on_is_delivered_again() {
    source.function.answers(stoppedAt(c));
    reporting().run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a", "b", "c", "d"), List.of("c", "d"));
  }

  @Test
  void the_lowest_sequence_number_wins_later_successes_included() {
    source.function.answers(stoppedAt(d, b));
    reporting().run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a", "b", "c", "d"), List.of("b", "c", "d"));
  }

  @Test
  void confirmed_records_move_the_checkpoint() {
    source.function.answers(stoppedAt(c)).otherwise(_ -> FAILED);
    reporting().run();
    assertThat(source.shard().lastConfirmed()).hasValue(b);
  }

  @Test
  void records_after_the_batch_wait_for_those_that_are_delivered_again() {
    source.function.answers(stoppedAt(b));
    reporting().with("{'BatchSize':3}").run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a", "b", "c"), List.of("b", "c"), List.of("d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "[]",
        "null",
        "{}",
        "{\"batchItemFailures\":[]}",
        "{\"batchItemFailures\":null}"
      })
  void these_answers_are_a_success(String answer) {
    source.function.answers(returned(answer));
    reporting().run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b", "c", "d"));
    assertThat(source.shard().lastConfirmed()).hasValue(d);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"identifier\":\"1\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"12345\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":17}]}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":\"c\"}",
        "\"done\"",
        "no json"
      })
  void these_answers_fail_the_whole_batch(String answer) {
    source.function.answers(returned(answer));
    reporting().run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a", "b", "c", "d"), List.of("a", "b", "c", "d"));
  }

  @Test
  void one_wrong_identifier_beside_a_right_one_fails_the_whole_batch() {
    source.function.answers(stoppedAt(c, "12345"));
    reporting().run();
    assertThat(source.function.keys().getLast()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void without_the_response_type_any_answer_is_a_success() {
    source.function.answers(stoppedAt(c));
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b", "c", "d"));
  }

  @Test
  void the_first_record_may_be_the_one_that_failed() {
    source.function.answers(stoppedAt(a));
    reporting().run();
    assertThat(source.function.keys().getLast()).containsExactly("a", "b", "c", "d");
  }
}
