package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.START;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static dev.weir.local.eventsource.FakeFunction.stoppedAt;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Scenarios of Kinesis streams that were recorded on AWS, run on the local event source. */
final class RecordedScenarios {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String ONE_BY_ONE =
      "{'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':2,"
          + "'FunctionResponseTypes':['ReportBatchItemFailures']}";

  /**
   * One scenario.
   *
   * @param name what happens
   * @param recorded the outcome on AWS
   * @param local runs it here, and returns the outcome in the same words
   */
  record RecordedScenario(String name, String recorded, Supplier<String> local) {

    /** Returns its row of the table. */
    String row() {
      var outcome = local.get();
      var verdict = outcome.equals(recorded) ? "the same" : "differs: " + outcome;
      return "| " + name + " | " + recorded + " | " + verdict + " |";
    }
  }

  private RecordedScenarios() {}

  static List<RecordedScenario> all() {
    var all = new ArrayList<RecordedScenario>();
    all.add(
        new RecordedScenario(
            "ten records, from `LATEST`", "calls of 10", RecordedScenarios::latest));
    all.add(
        new RecordedScenario(
            "thirty records, batches of ten, from `TRIM_HORIZON`",
            "calls of 10, 10, 10",
            RecordedScenarios::trimHorizon));
    all.add(
        new RecordedScenario(
            "twenty records, batches of ten, a function that takes 5 s",
            "calls of 10, 10, the second at least 5 s after the first",
            RecordedScenarios::slowFunction));
    all.add(
        new RecordedScenario(
            "two records, one matches a filter on `data`",
            "calls of 1",
            RecordedScenarios::filter));
    all.add(
        new RecordedScenario(
            "an empty answer without a response type", "calls of 1", () -> answered("", "{}")));
    successes().forEach((name, answer) -> all.add(success(name, answer)));
    failures().forEach((name, answer) -> all.add(failure(name, answer)));
    all.add(
        new RecordedScenario(
            "one retry, failures to a queue or topic",
            "calls of 1, 1; RetryAttemptsExhausted, invoke count 2, no payload",
            RecordedScenarios::destination));
    all.add(
        new RecordedScenario(
            "six records, batches of three, three retries, the last record named as failed",
            "the failing record 5 times; RetryAttemptsExhausted, invoke count 4",
            RecordedScenarios::namedRecord));
    all.add(
        new RecordedScenario(
            "a record above the maximum age before its first call",
            "no call; RecordAgeExceeded, invoke count 1, no response",
            RecordedScenarios::tooOld));
    all.add(
        new RecordedScenario(
            "a record above the maximum age in a batch with five younger ones",
            "5 records delivered; RecordAgeExceeded of 1",
            RecordedScenarios::mixedAges));
    return all;
  }

  private static Map<String, String> successes() {
    var answers = new LinkedHashMap<String, String>();
    answers.put("`\"\"`", "\"\"");
    answers.put("`[]`", "[]");
    answers.put("`null`", "null");
    answers.put("`{}`", "{}");
    answers.put("empty `batchItemFailures`", "{\"batchItemFailures\":[]}");
    answers.put("null `batchItemFailures`", "{\"batchItemFailures\":null}");
    return answers;
  }

  private static RecordedScenario success(String name, String answer) {
    return new RecordedScenario("answer " + name, "calls of 1", () -> answered(answer, ONE_BY_ONE));
  }

  private static Map<String, InvocationResult> failures() {
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

  private static RecordedScenario failure(String name, InvocationResult answer) {
    return new RecordedScenario(
        name + ", two retries",
        "calls of 1, 1, 1; RetryAttemptsExhausted, invoke count 3",
        () -> {
          var source = new EventSourceFixture().withDestination().with(ONE_BY_ONE).put("a");
          source.function.otherwise(_ -> answer);
          source.run(LONG);
          return calls(source) + "; " + givenUp(source);
        });
  }

  private static String answered(String answer, String properties) {
    var source = new EventSourceFixture().with(properties).put("a");
    source.function.otherwise(_ -> returned(answer));
    return calls(source.run(LONG));
  }

  private static String latest() {
    var source = new EventSourceFixture().with("{'StartingPosition':'LATEST'}");
    for (int i = 0; i < 10; i++) {
      source.stream.putAt(at(5), "test_" + i);
    }
    return calls(source.run());
  }

  private static String trimHorizon() {
    return calls(records(30).with("{'BatchSize':10}").run());
  }

  private static String slowFunction() {
    var source = records(20).with("{'BatchSize':10}");
    source.function.takes(Duration.ofSeconds(5));
    var all = source.run().function.calls();
    var apart = Duration.between(all.getFirst().at(), all.getLast().at());
    return calls(source)
        + (apart.compareTo(Duration.ofSeconds(5)) >= 0
            ? ", the second at least 5 s after the first"
            : ", " + apart + " apart");
  }

  private static String filter() {
    var source =
        new EventSourceFixture()
            .with("{'FilterCriteria':{'Filters':[{'Pattern':{'data':{'event_type':['one']}}}]}}");
    for (var type : List.of("one", "two")) {
      var data = "{\"event_type\":\"" + type + "\"}";
      source.stream.put(FakePolledStream.SHARD, type, START, data.getBytes(StandardCharsets.UTF_8));
    }
    return calls(source.run());
  }

  private static String destination() {
    var source =
        new EventSourceFixture()
            .withDestination()
            .with("{'BatchSize':1,'MaximumRetryAttempts':1}")
            .put("a");
    source.function.otherwise(_ -> FAILED);
    source.run(LONG);
    var payload = document(source).has("payload") ? "with payload" : "no payload";
    return calls(source) + "; " + givenUp(source) + ", " + payload;
  }

  private static String namedRecord() {
    var source =
        records(5)
            .withDestination()
            .with(
                "{'BatchSize':3,'MaximumRetryAttempts':3,"
                    + "'FunctionResponseTypes':['ReportBatchItemFailures']}");
    var bad = source.stream.put("bad");
    source.function.otherwise(
        call -> call.keys().contains("bad") ? stoppedAt(bad) : returned("null"));
    source.run(LONG);
    var times = source.function.keys().stream().filter(keys -> keys.contains("bad")).count();
    return "the failing record " + times + " times; " + givenUp(source);
  }

  private static String tooOld() {
    var source =
        new EventSourceFixture()
            .withDestination()
            .with("{'BatchSize':1,'MaximumRetryAttempts':0,'MaximumRecordAgeInSeconds':60}");
    source.stream.putAt(START.minusSeconds(61), "old");
    source.run();
    var calls = source.function.calls().isEmpty() ? "no call" : calls(source);
    var response = document(source).has("responseContext") ? "a response" : "no response";
    return calls + "; " + givenUp(source) + ", " + response;
  }

  private static String mixedAges() {
    var source =
        new EventSourceFixture()
            .withDestination()
            .with("{'BatchSize':10,'MaximumRetryAttempts':0,'MaximumRecordAgeInSeconds':60}");
    source.stream.putAt(START.minusSeconds(80), "old");
    for (int i = 0; i < 5; i++) {
      source.stream.putAt(START, "young");
    }
    source.run();
    var delivered = source.function.keys().stream().mapToInt(List::size).sum();
    return "%d records delivered; %s of %s"
        .formatted(
            delivered,
            document(source).path("requestContext").path("condition").asText(),
            document(source).path("KinesisBatchInfo").path("batchSize").asText());
  }

  private static EventSourceFixture records(int count) {
    var source = new EventSourceFixture();
    for (int i = 0; i < count; i++) {
      source.put("test_" + i);
    }
    return source;
  }

  private static String calls(EventSourceFixture source) {
    return source.function.keys().stream()
        .map(keys -> Integer.toString(keys.size()))
        .collect(Collectors.joining(", ", "calls of ", ""));
  }

  private static String givenUp(EventSourceFixture source) {
    var context = document(source).path("requestContext");
    return context.path("condition").asText()
        + ", invoke count "
        + context.path("approximateInvokeCount").asText();
  }

  private static JsonNode document(EventSourceFixture source) {
    return EventSourceFixture.parse(source.discarded.getFirst().document());
  }
}
