package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.FakeFunction.returned;
import static dev.weir.local.eventsource.FakeTable.ID;
import static dev.weir.local.eventsource.RecordedOutcome.calls;
import static dev.weir.local.eventsource.RecordedOutcome.changes;
import static dev.weir.local.eventsource.RecordedOutcome.givenUp;
import static dev.weir.local.eventsource.RecordedOutcome.refusal;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Scenarios of tables' streams that were recorded on AWS, run on the local event source. */
final class RecordedTableScenarios {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String ONE_RETRY =
      "{'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':1}";
  private static final String THREE_RETRIES =
      "{'BatchSize':3,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':3,"
          + "'FunctionResponseTypes':['ReportBatchItemFailures']}";
  private static final Map<String, AttributeValue> A = Map.of(ID, fromS("a"));
  private static final Map<String, AttributeValue> B = Map.of(ID, fromS("b"));

  private RecordedTableScenarios() {}

  static List<RecordedScenario> all() {
    var all = new ArrayList<>(mappings());
    all.addAll(filters());
    all.addAll(
        RecordedAnswers.successes(
            RecordedAnswers.confirming(),
            () -> oneItem().with("{'BatchSize':1,'MaximumRetryAttempts':2}")));
    all.addAll(
        RecordedAnswers.failures(
            new RecordedAnswers.Retries("three retries", "1, 1, 1, 1", 4),
            () -> oneItem().with(THREE_RETRIES)));
    all.addAll(new RecordedDestinations(() -> oneItem().with(ONE_RETRY)).all());
    all.addAll(named());
    return all;
  }

  private static List<RecordedScenario> mappings() {
    return List.of(
        new RecordedScenario(
            "a stream that does not exist",
            "refused: Stream not found: its ARN",
            RecordedTableScenarios::missing),
        new RecordedScenario(
            "a second mapping of a function and a stream; one of another function",
            "ResourceConflictException; accepted",
            () -> RecordedStreamScenarios.duplicate(oneItem())),
        new RecordedScenario(
            "a filter that is a word", "refused", () -> invalidFilter("single-string")),
        new RecordedScenario(
            "a filter that is not JSON",
            "refused",
            () -> invalidFilter("[{\\'eventName\\': [\\'INSERT\\'=123}]")),
        new RecordedScenario(
            "an item with text and bytes, new images",
            "calls of 1 with `{\"S\":\"hello world\"}`, `{\"B\":\"Zm9vYmFy\"}`",
            RecordedTableScenarios::newImage));
  }

  private static List<RecordedScenario> filters() {
    return List.of(
        filter(
            "an item is put twice; inserts only",
            "{'eventName':['INSERT']}",
            with(A, "other", fromS("x")),
            with(A, "other", fromS("x")),
            "INSERT a"),
        filter(
            "an item is put and changed; inserts or changes",
            "{'eventName':['INSERT','MODIFY']}",
            A,
            with(A, "other", fromS("x")),
            "INSERT a; MODIFY a"),
        filter(
            "an item is put and changed; inserts, and the source",
            "{'eventName':['INSERT'],'eventSource':['aws:dynamodb']}",
            A,
            with(A, "other", fromS("x")),
            "INSERT a"),
        filter(
            "two items; a value with its type",
            "{'dynamodb':{'NewImage':{'present':{'S':['x']}}}}",
            with(A, "present", fromS("x")),
            B,
            "INSERT a"),
        filter(
            "two items; an attribute that exists, with its type",
            "{'dynamodb':{'NewImage':{'present':{'S':[{'exists':true}]}}}}",
            with(A, "present", fromS("x")),
            B,
            "INSERT a"),
        filter(
            "two items; an attribute that does not exist, without its type",
            "{'dynamodb':{'NewImage':{'present':[{'exists':false}]}}}",
            A,
            with(B, "present", fromS("x")),
            "INSERT a; INSERT b"),
        filter(
            "the numbers 42 and 101; above 100, or anything but 101",
            "{'dynamodb':{'NewImage':{'n':{'N':[{'numeric':['>',100]},{'anything-but':'101'}]}}}}",
            with(A, "n", fromN("42")),
            with(B, "n", fromN("101")),
            "INSERT a"),
        filter(
            "an item is put and changed; a prefix",
            "{'dynamodb':{'NewImage':{'place':{'S':[{'prefix':'us-1'}]}}}}",
            with(A, "place", fromS("us-1-other")),
            with(A, "place", fromS("other")),
            "INSERT a"),
        filter(
            "two items; a time above 0",
            "{'dynamodb':{'ApproximateCreationDateTime':[{'numeric':['>',0]}]}}",
            A,
            B,
            "INSERT a; INSERT b"));
  }

  private static List<RecordedScenario> named() {
    return List.of(
        new RecordedScenario(
            "six items, batches of three, three retries, the last item named as failed",
            "it comes 5 times, each other once; "
                + "RetryAttemptsExhausted, invoke count 4, no function error",
            () -> namedItem(5)),
        new RecordedScenario(
            "an item that is named as failed, three retries (its test is gone)",
            "RetryAttemptsExhausted, invoke count 4, no function error",
            RecordedTableScenarios::loneItem));
  }

  private static RecordedScenario filter(
      String name,
      String pattern,
      Map<String, AttributeValue> first,
      Map<String, AttributeValue> second,
      String recorded) {
    return new RecordedScenario(
        "filter: " + name,
        recorded,
        () -> {
          var source = new EventSourceFixture();
          var table = table(source, StreamViewType.NEW_AND_OLD_IMAGES);
          source
              .with(ONE_RETRY)
              .with("{'FilterCriteria':{'Filters':[{'Pattern':" + pattern + "}]}}")
              .begin();
          table.put(first);
          source.run();
          table.put(second);
          return changes(source.run());
        });
  }

  private static String missing() {
    var source = new EventSourceFixture();
    var table = new FakeTable(source.time::now, StreamViewType.NEW_IMAGE);
    var other = FakeTable.STREAM.replace("table/table/", "table/other/");
    source.reader = new DynamoDbStreamReader(table, other);
    return refusal(source::begin).replace(other, "its ARN");
  }

  private static String invalidFilter(String pattern) {
    var source = oneItem().with("{'FilterCriteria':{'Filters':[{'Pattern':'" + pattern + "'}]}}");
    return refusal(source::settings).replaceFirst("^refused: FilterCriteria.*", "refused");
  }

  private static String newImage() {
    var source = oneItem().with(ONE_RETRY).run();
    var change = source.function.calls().getFirst().records().getFirst().path("dynamodb");
    var image = change.path("NewImage");
    return "%s with `%s`, `%s`".formatted(calls(source), image.path(ID), image.path("bytes"));
  }

  private static String namedItem(int count) {
    var source = new EventSourceFixture();
    var table = table(source, StreamViewType.NEW_IMAGE);
    for (int i = 0; i <= count; i++) {
      table.put(Map.of(ID, fromS("item" + i), "fails", fromBool(i == count)));
    }
    failing(source);
    var delivered =
        source.function.calls().stream().flatMap(call -> call.records().stream()).toList();
    var times = delivered.stream().filter(RecordedTableScenarios::fails).count();
    var others = delivered.size() - times == count ? "each other once" : "not each other once";
    return "it comes " + times + " times, " + others + "; " + givenUp(source);
  }

  private static String loneItem() {
    var source = new EventSourceFixture();
    table(source, StreamViewType.NEW_IMAGE).put(Map.of(ID, fromS("a"), "fails", fromBool(true)));
    failing(source);
    return givenUp(source);
  }

  private static void failing(EventSourceFixture source) {
    source.function.otherwise(
        call ->
            call.records().stream()
                .filter(RecordedTableScenarios::fails)
                .map(record -> record.path("dynamodb").path("SequenceNumber").asText())
                .findFirst()
                .map(FakeFunction::stoppedAt)
                .orElse(returned("null")));
    source.withDestination().with(THREE_RETRIES).run(LONG);
  }

  private static boolean fails(JsonNode record) {
    return record.path("dynamodb").path("NewImage").path("fails").path("BOOL").asBoolean();
  }

  private static EventSourceFixture oneItem() {
    var source = new EventSourceFixture();
    table(source, StreamViewType.NEW_IMAGE)
        .put(Map.of(ID, fromS("hello world"), "bytes", fromB(SdkBytes.fromUtf8String("foobar"))));
    return source;
  }

  private static FakeTable table(EventSourceFixture source, StreamViewType view) {
    var table = new FakeTable(source.time::now, view);
    source.reading(table);
    return table;
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    return Map.of(ID, item.get(ID), name, value);
  }
}
