package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Outcomes of scenarios in the words of the table. Each also states where an event or a failure
 * record differs from the recorded form.
 */
final class RecordedOutcome {
  private RecordedOutcome() {}

  /** Returns the records of each call. */
  static String calls(EventSourceFixture source) {
    return calls(source.function.calls());
  }

  static String calls(List<FakeFunction.Call> calls) {
    if (calls.isEmpty()) {
      return "no call";
    }
    var sizes = each(calls, call -> Integer.toString(call.records().size()));
    return "calls of " + String.join(", ", sizes) + differences(calls);
  }

  /** Returns the changes of each call. */
  static String changes(EventSourceFixture source) {
    var calls = source.function.calls();
    return String.join("; ", each(calls, RecordedOutcome::changes)) + differences(calls);
  }

  /** Returns the last record that the fixture's own destination received. */
  static String givenUp(EventSourceFixture source) {
    return givenUp(document(source));
  }

  /** Returns why records were given up, after how many calls, and the answer of the last. */
  static String givenUp(JsonNode document) {
    var context = document.path("requestContext");
    var form =
        document.has("KinesisBatchInfo") ? RecordedForm.STREAM_FAILURE : RecordedForm.TABLE_FAILURE;
    return "%s, invoke count %s, %s%s"
        .formatted(
            context.path("condition").asText(),
            context.path("approximateInvokeCount").asText(),
            answer(document),
            stated(form.differences(document)));
  }

  static JsonNode document(EventSourceFixture source) {
    return EventSourceFixture.parse(source.discarded.getLast().document());
  }

  /** Returns that Lambda would refuse a mapping, and why, or that it would accept it. */
  static String refusal(Supplier<?> mapping) {
    try {
      return "accepted: " + mapping.get();
    } catch (InvalidMappingException e) {
      return "refused: " + String.join("; ", e.problems());
    }
  }

  private static String answer(JsonNode document) {
    if (!document.has("responseContext")) {
      return "no response";
    }
    var error = document.path("responseContext").path("functionError");
    return error.isNull() ? "no function error" : error.asText();
  }

  private static String changes(FakeFunction.Call call) {
    return call.records().stream()
        .map(
            record ->
                record.path("eventName").asText()
                    + " "
                    + record.path("dynamodb").path("Keys").path("id").path("S").asText())
        .collect(Collectors.joining(", "));
  }

  private static String differences(List<FakeFunction.Call> calls) {
    var problems =
        calls.stream()
            .flatMap(call -> call.records().stream())
            .flatMap(record -> form(record).differences(record).stream())
            .distinct()
            .toList();
    return stated(problems);
  }

  private static RecordedForm form(JsonNode record) {
    return record.has("kinesis") ? RecordedForm.STREAM_RECORD : RecordedForm.TABLE_RECORD;
  }

  private static String stated(List<String> problems) {
    return problems.isEmpty() ? "" : " in another form: " + String.join("; ", problems);
  }

  private static List<String> each(
      List<FakeFunction.Call> calls, Function<FakeFunction.Call, String> words) {
    return calls.stream().map(words).toList();
  }
}
