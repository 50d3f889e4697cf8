package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.FUNCTION;
import static dev.weir.local.eventsource.EventSourceFixture.START;
import static dev.weir.local.eventsource.EventSourceFixture.STREAM;
import static dev.weir.local.eventsource.EventSourceFixture.at;
import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.FakeFunction.returned;
import static dev.weir.local.eventsource.FakeFunction.stoppedAt;
import static dev.weir.local.eventsource.RecordedOutcome.calls;
import static dev.weir.local.eventsource.RecordedOutcome.document;
import static dev.weir.local.eventsource.RecordedOutcome.givenUp;
import static dev.weir.local.eventsource.RecordedOutcome.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Scenarios of Kinesis streams that were recorded on AWS, run on the local event source. */
final class RecordedStreamScenarios {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String ONE_BY_ONE =
      "{'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':2}";

  private RecordedStreamScenarios() {}

  static List<RecordedScenario> all() {
    var all = new ArrayList<>(mappings());
    all.addAll(deliveries());
    var answers = new LinkedHashMap<String, String>();
    answers.put("`\"\"`", "\"\"");
    answers.putAll(RecordedAnswers.confirming());
    all.addAll(RecordedAnswers.successes(answers, RecordedStreamScenarios::oneByOne));
    all.addAll(
        RecordedAnswers.failures(
            new RecordedAnswers.Retries("two retries", "1, 1, 1", 3),
            RecordedStreamScenarios::oneByOne));
    all.addAll(new RecordedDestinations(RecordedStreamScenarios::oneByOne).all());
    all.addAll(failures());
    return all;
  }

  private static List<RecordedScenario> mappings() {
    return List.of(
        new RecordedScenario(
            "a stream that does not exist",
            "refused: Stream not found: its ARN",
            RecordedStreamScenarios::missing),
        new RecordedScenario(
            "a second mapping of a function and a stream; one of another function",
            "ResourceConflictException; accepted",
            () -> duplicate(new EventSourceFixture())),
        new RecordedScenario(
            "ten records, then the mapping is disabled (here: stopped), then ten more",
            "calls of 10",
            RecordedStreamScenarios::disabled));
  }

  private static List<RecordedScenario> deliveries() {
    return List.of(
        new RecordedScenario(
            "ten records, from `LATEST`", "calls of 10", RecordedStreamScenarios::latest),
        new RecordedScenario(
            "a record, two functions",
            "calls of 1; calls of 1",
            RecordedStreamScenarios::twoFunctions),
        new RecordedScenario(
            "thirty records, batches of ten, from `TRIM_HORIZON`",
            "calls of 10, 10, 10",
            RecordedStreamScenarios::trimHorizon),
        new RecordedScenario(
            "twenty records, batches of ten, a function that takes 5 s",
            "calls of 10, 10, the second at least 5 s after the first",
            RecordedStreamScenarios::slowFunction),
        new RecordedScenario(
            "two records, two functions, each with a filter on `data` that one matches",
            "calls of 1; calls of 1",
            RecordedStreamScenarios::filters),
        new RecordedScenario(
            "an empty answer without a response type",
            "calls of 1",
            RecordedStreamScenarios::emptyAnswer));
  }

  private static List<RecordedScenario> failures() {
    return List.of(
        new RecordedScenario(
            "six records, batches of three, three retries, the last record named as failed",
            "it comes 5 times, each other once; "
                + "RetryAttemptsExhausted, invoke count 4, no function error",
            RecordedStreamScenarios::namedRecord),
        new RecordedScenario(
            "a record that exceeds the maximum age of 60 s during its retries",
            "RecordAgeExceeded, invoke count 8, no response",
            RecordedStreamScenarios::tooOldInRetries),
        new RecordedScenario(
            "a record above the maximum age before its first call",
            "no call; RecordAgeExceeded, invoke count 1, no response",
            RecordedStreamScenarios::tooOld),
        new RecordedScenario(
            "a record above the maximum age in a batch with five younger ones",
            "5 records delivered; RecordAgeExceeded, invoke count 1, no response, of 1",
            RecordedStreamScenarios::mixedAges));
  }

  private static String missing() {
    var source = new EventSourceFixture();
    source.reader = new KinesisStreamReader(new NoStreams(), STREAM);
    return refusal(source::begin).replace(STREAM, "its ARN");
  }

  /** A service without streams. */
  private static final class NoStreams implements KinesisClient {
    @Override
    public ListShardsResponse listShards(ListShardsRequest request) {
      throw ResourceNotFoundException.builder().message(request.streamARN()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  static String duplicate(EventSourceFixture source) {
    var pairs = new MappingPairs();
    if (pairs.add(source.settings()).isPresent()) {
      return "the first is refused";
    }
    var second = pairs.add(source.settings()).orElse("accepted");
    var refused = second.contains("ResourceConflictException");
    var other = pairs.add(source.settingsOf(FUNCTION + "-2")).orElse("accepted");
    return (refused ? "ResourceConflictException" : second) + "; " + other;
  }

  private static String disabled() {
    var source = new EventSourceFixture();
    var stream = new FakePolledStream(InstantSource.system());
    put(stream, 10);
    var received = new CountDownLatch(1);
    FunctionInvoker function =
        event -> {
          var answer = source.function.invoke(event);
          received.countDown();
          return answer;
        };
    var ports = new EventSourceLoop.Ports(stream, function, _ -> {});
    var mapping =
        EventSource.start(source.settings(), ports, Polling.LAMBDA, InstantSource.system());
    try {
      received.await();
      mapping.close();
      put(stream, 10);
      mapping.awaitEnd();
      return calls(source);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String latest() {
    var source = new EventSourceFixture().with("{'StartingPosition':'LATEST'}");
    for (int i = 0; i < 10; i++) {
      source.stream.putAt(at(5), "test_" + i);
    }
    return calls(source.run());
  }

  private static String twoFunctions() {
    var one = new EventSourceFixture().put("test_1");
    var other = new EventSourceFixture();
    other.reader = one.stream;
    return calls(one.run()) + "; " + calls(other.run());
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

  private static String filters() {
    return filtered("function_1") + "; " + filtered("function_2");
  }

  private static String filtered(String wanted) {
    var source =
        new EventSourceFixture()
            .with("{'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':1}")
            .with(
                "{'FilterCriteria':{'Filters':[{'Pattern':{'data':{'event_type':['%s']}}}]}}"
                    .formatted(wanted));
    for (var type : List.of("function_1", "function_2")) {
      var data = "{\"event_type\":\"" + type + "\"}";
      source.stream.put(FakePolledStream.SHARD, type, START, data.getBytes(StandardCharsets.UTF_8));
    }
    var received = source.run().function.keys();
    return received.equals(List.of(List.of(wanted))) ? calls(source) : "calls of " + received;
  }

  private static String emptyAnswer() {
    var source = oneByOne();
    source.function.otherwise(_ -> returned(""));
    return calls(source.run(LONG));
  }

  private static String namedRecord() {
    var source =
        records(5)
            .withDestination()
            .with(
                "{'BatchSize':3,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':3,"
                    + "'FunctionResponseTypes':['ReportBatchItemFailures']}");
    var bad = source.stream.put("bad");
    source.function.otherwise(
        call -> call.keys().contains("bad") ? stoppedAt(bad) : returned("null"));
    source.run(LONG);
    var delivered = source.function.keys().stream().flatMap(List::stream).toList();
    var times = delivered.stream().filter("bad"::equals).count();
    var others = delivered.size() - times == 5 ? "each other once" : "not each other once";
    return "it comes " + times + " times, " + others + "; " + givenUp(source);
  }

  private static String tooOldInRetries() {
    var source =
        aging("{'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':-1}");
    source.function.otherwise(_ -> FAILED);
    source.put("test").run(LONG);
    return givenUp(source);
  }

  private static String tooOld() {
    var source = aging("{'BatchSize':1,'MaximumRetryAttempts':0}");
    source.stream.putAt(START.minusSeconds(61), "old");
    return calls(source.run()) + "; " + givenUp(source);
  }

  private static String mixedAges() {
    var source = aging("{'BatchSize':10,'MaximumRetryAttempts':0}");
    source.stream.putAt(START.minusSeconds(80), "old");
    put(source.stream, 5);
    source.run();
    var delivered = source.function.keys().stream().mapToInt(List::size).sum();
    return "%d records delivered; %s, of %s"
        .formatted(
            delivered,
            givenUp(source),
            document(source).path("KinesisBatchInfo").path("batchSize").asText());
  }

  private static EventSourceFixture aging(String properties) {
    return new EventSourceFixture()
        .withDestination()
        .with(properties)
        .with("{'MaximumBatchingWindowInSeconds':1,'MaximumRecordAgeInSeconds':60}");
  }

  private static EventSourceFixture oneByOne() {
    return new EventSourceFixture().with(ONE_BY_ONE).put("test");
  }

  private static EventSourceFixture records(int count) {
    var source = new EventSourceFixture();
    put(source.stream, count);
    return source;
  }

  private static void put(FakePolledStream stream, int count) {
    for (int i = 0; i < count; i++) {
      stream.put("test_" + i);
    }
  }
}
