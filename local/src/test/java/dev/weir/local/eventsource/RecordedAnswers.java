package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static dev.weir.local.eventsource.RecordedOutcome.calls;
import static dev.weir.local.eventsource.RecordedOutcome.givenUp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Scenarios of answers to one record, which both kinds of streams have in common. */
final class RecordedAnswers {
  private static final String REPORTING = "{'FunctionResponseTypes':['ReportBatchItemFailures']}";
  private static final Duration LONG = Duration.ofMinutes(2);

  private RecordedAnswers() {}

  /**
   * Returns scenarios of answers that confirm the record.
   *
   * @param oneRecord returns a source of one record, which the function receives alone
   */
  static List<RecordedScenario> successes(
      Map<String, String> answers, Supplier<EventSourceFixture> oneRecord) {
    var scenarios = new ArrayList<RecordedScenario>();
    answers.forEach(
        (name, answer) ->
            scenarios.add(
                new RecordedScenario(
                    "answer " + name,
                    "calls of 1",
                    () -> {
                      var source = oneRecord.get().with(REPORTING);
                      source.function.otherwise(_ -> returned(answer));
                      return calls(source.run(LONG));
                    })));
    return scenarios;
  }

  /** Returns the answers of AWS's recordings of tables, in JSON. */
  static Map<String, String> confirming() {
    var answers = new LinkedHashMap<String, String>();
    answers.put("`[]`", "[]");
    answers.put("`null`", "null");
    answers.put("`{}`", "{}");
    answers.put("empty `batchItemFailures`", "{\"batchItemFailures\":[]}");
    answers.put("null `batchItemFailures`", "{\"batchItemFailures\":null}");
    return answers;
  }

  /**
   * Returns scenarios of answers that fail the record until its retries are used up.
   *
   * @param retries in words and as calls, such as {@code "two retries", "1, 1, 1", 3}
   */
  static List<RecordedScenario> failures(Retries retries, Supplier<EventSourceFixture> oneRecord) {
    var scenarios = new ArrayList<RecordedScenario>();
    for (var answer : failing().entrySet()) {
      var error =
          answer.getValue() instanceof InvocationResult.FunctionFailed
              ? "Unhandled"
              : "no function error";
      scenarios.add(
          new RecordedScenario(
              answer.getKey() + ", " + retries.words(),
              "calls of %s; RetryAttemptsExhausted, invoke count %d, %s"
                  .formatted(retries.calls(), retries.invocations(), error),
              () -> {
                var source = oneRecord.get().with(REPORTING).withDestination();
                source.function.otherwise(_ -> answer.getValue());
                source.run(LONG);
                return calls(source) + "; " + givenUp(source);
              }));
    }
    return scenarios;
  }

  /** Retries in words, the sizes of the calls, and their number. */
  record Retries(String words, String calls, int invocations) {}

  private static Map<String, InvocationResult> failing() {
    var answers = new LinkedHashMap<String, InvocationResult>();
    answers.put("identifier that is not in the batch", named("{\"itemIdentifier\":123}"));
    answers.put("empty identifier", named("{\"itemIdentifier\":\"\"}"));
    answers.put("null identifier", named("{\"itemIdentifier\":null}"));
    answers.put("wrong key", named("{\"foo\":123}"));
    answers.put("wrong key with null", named("{\"foo\":null}"));
    answers.put("unhandled exception", FAILED);
    return answers;
  }

  private static InvocationResult named(String failure) {
    return returned("{\"batchItemFailures\":[" + failure + "]}");
  }
}
