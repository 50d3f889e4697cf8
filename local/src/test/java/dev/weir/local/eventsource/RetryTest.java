package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.START;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static dev.weir.local.eventsource.FakeFunction.stoppedAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryTest {
  private final EventSourceFixture source = new EventSourceFixture();

  /** A function that fails whenever it gets a record of this key. */
  private void poison(String key) {
    source.function.otherwise(call -> call.keys().contains(key) ? FAILED : returned("null"));
  }

  static Stream<InvocationResult> failures() {
    return Stream.of(
        FAILED,
        new InvocationResult.TimedOut("request"),
        new InvocationResult.Crashed("exit 137", "request"));
  }

  static Stream<InvocationResult> refusals() {
    return Stream.of(
        new InvocationResult.Throttled(), new InvocationResult.ServiceFailed("not now"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void an_error_a_crash_and_a_timeout_fail_the_whole_batch(InvocationResult failure) {
    source.put("a", "b").function.answers(failure);
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b"), List.of("a", "b"));
  }

  @Test
  void a_failed_batch_blocks_its_shard_without_end_unless_said_otherwise() {
    poison("a");
    source.put("a").with("{'BatchSize':1}");
    source.put("b").run(Duration.ofHours(1));
    assertThat(source.function.calls()).hasSizeGreaterThan(100);
    assertThat(source.function.keys()).doesNotContain(List.of("b"));
  }

  @Test
  void retries_back_off() {
    poison("a");
    source.put("a").run(Duration.ofMinutes(5));
    var pauses = new ArrayList<Duration>();
    var calls = source.function.calls();
    for (int i = 1; i < calls.size(); i++) {
      pauses.add(Duration.between(calls.get(i - 1).at(), calls.get(i).at()));
    }
    assertThat(pauses.getFirst()).isBetween(Backoff.FIRST.dividedBy(2), Backoff.FIRST);
    assertThat(pauses.subList(8, pauses.size()))
        .allSatisfy(
            pause ->
                assertThat(pause)
                    .isBetween(
                        Backoff.LONGEST_OF_INVOCATIONS.dividedBy(2),
                        Backoff.LONGEST_OF_INVOCATIONS));
    assertThat(pauses.subList(8, pauses.size()).stream().distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void a_function_that_always_fails_is_invoked_about_eight_times_in_a_minute() {
    var counts = new ArrayList<Integer>();
    for (int seed = 0; seed < 500; seed++) {
      var backoff = new Backoff(new SplittableRandom(seed));
      var at = Duration.ZERO;
      int invocations = 0;
      while (at.compareTo(Duration.ofMinutes(1)) <= 0) {
        invocations++;
        at = at.plus(backoff.beforeInvocation(invocations));
      }
      counts.add(invocations);
    }
    assertThat(counts).allMatch(count -> count >= 7 && count <= 10);
    assertThat(counts.stream().mapToInt(Integer::intValue).average().orElseThrow())
        .isBetween(7.5, 8.5);
  }

  @Test
  void invocations_are_retries_and_one() {
    poison("a");
    source.put("a").with("{'MaximumRetryAttempts':2,'BatchSize':1}");
    source.put("b").run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a"), List.of("a"), List.of("a"), List.of("b"));
  }

  @Test
  void no_retries_means_one_invocation() {
    poison("a");
    source.put("a").with("{'MaximumRetryAttempts':0}").run();
    assertThat(source.function.keys()).containsExactly(List.of("a"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void throttles_and_service_errors_use_up_no_retries(InvocationResult refusal) {
    source.put("a").with("{'MaximumRetryAttempts':0}");
    source.function.answers(refusal, refusal, refusal);
    source.run();
    assertThat(source.function.calls()).hasSize(4);
    assertThat(source.shard().counters().dropped()).isZero();
  }

  @Test
  void an_invoker_that_throws_is_a_service_error() {
    source.put("a").with("{'MaximumRetryAttempts':0}");
    source.function.otherwise(
        call -> {
          source.function.otherwise(_ -> returned("null"));
          throw new IllegalStateException("the host is away");
        });
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("a"));
  }

  @Test
  void a_record_that_always_fails_gets_its_retries_counted_from_when_the_batch_stops_at_it() {
    var b = source.put("a").stream.put("b");
    source.put("c");
    source.function.otherwise(call -> call.keys().contains("b") ? stoppedAt(b) : returned("null"));
    source
        .with("{'MaximumRetryAttempts':2,'FunctionResponseTypes':['ReportBatchItemFailures']}")
        .run();
    assertThat(source.function.keys())
        .containsExactly(
            List.of("a", "b", "c"), List.of("b", "c"), List.of("b", "c"), List.of("b", "c"));
    assertThat(source.shard().counters().dropped()).isEqualTo(2);
  }

  @Test
  void records_older_than_the_maximum_age_are_dropped_uninvoked() {
    source.stream.putAt(START.minusSeconds(61), "old");
    source.stream.putAt(START.minusSeconds(59), "young");
    source.with("{'MaximumRecordAgeInSeconds':60}").run();
    assertThat(source.function.keys()).containsExactly(List.of("young"));
    assertThat(source.shard().counters().dropped()).isEqualTo(1);
  }

  @Test
  void a_record_that_grows_too_old_in_its_retries_is_dropped() {
    poison("a");
    source.put("a").with("{'MaximumRecordAgeInSeconds':60}");
    source.stream.putAt(at(30), "b");
    source.run(Duration.ofSeconds(90));
    assertThat(source.function.keys().getLast()).containsExactly("b");
    assertThat(source.function.calls().getLast().at()).isBetween(at(60), at(61));
  }

  @Test
  void a_record_grows_too_old_in_mid_back_off_not_at_the_next_try() {
    poison("a");
    source.put("a").withDestination().with("{'MaximumRecordAgeInSeconds':60}");
    source.run(Duration.ofSeconds(90));
    assertThat(source.discarded)
        .singleElement()
        .satisfies(gone -> assertThat(gone.at()).isEqualTo(at(60).plusNanos(1)));
  }

  @Test
  void bisecting_isolates_the_bad_record() {
    poison("c");
    source.put("a", "b", "c", "d");
    source.with("{'BisectBatchOnFunctionError':true,'MaximumRetryAttempts':0}").run();
    assertThat(source.function.keys())
        .containsExactly(
            List.of("a", "b", "c", "d"),
            List.of("a", "b"),
            List.of("c", "d"),
            List.of("c"),
            List.of("d"));
    assertThat(source.shard().counters().dropped()).isEqualTo(1);
  }

  @Test
  void splits_use_up_no_retries() {
    poison("a");
    source.put("a", "b");
    source.with("{'BisectBatchOnFunctionError':true,'MaximumRetryAttempts':2}").run();
    assertThat(source.function.keys())
        .containsExactly(List.of("a", "b"), List.of("a"), List.of("a"), List.of("a"), List.of("b"));
  }

  @Test
  void a_partial_answer_bisects_at_the_record_it_names() {
    var c = source.put("a", "b").stream.put("c");
    source.put("d").function.answers(stoppedAt(c), FAILED);
    source
        .with("{'BisectBatchOnFunctionError':true,'MaximumRetryAttempts':1}")
        .with("{'FunctionResponseTypes':['ReportBatchItemFailures']}")
        .run();
    assertThat(source.function.keys())
        .containsExactly(
            List.of("a", "b", "c", "d"), List.of("c", "d"), List.of("c"), List.of("d"));
  }
}
