package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.local.eventsource.InvocationResult.Crashed;
import dev.weir.local.eventsource.InvocationResult.FunctionFailed;
import dev.weir.local.eventsource.InvocationResult.Returned;
import dev.weir.local.eventsource.InvocationResult.ServiceFailed;
import dev.weir.local.eventsource.InvocationResult.Throttled;
import dev.weir.local.eventsource.InvocationResult.TimedOut;
import dev.weir.local.eventsource.PolledBatch.FailedCall;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a function's answer to a batch.
 *
 * <p>The forms that mean success, and those that fail the complete batch:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html.
 *
 * @param reportsItemFailures whether the answer may name records that failed
 * @param windowed whether the answer must carry the state of a tumbling window
 */
record AnswerReader(boolean reportsItemFailures, boolean windowed) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Optional<String> UNHANDLED = Optional.of("Unhandled");

  InvocationMeaning read(InvocationResult result, List<PreparedRecord> records) {
    return switch (result) {
      case Returned returned -> answer(returned, records);
      case FunctionFailed failed ->
          new InvocationMeaning.Failed(
              failed.errorType() + ": " + failed.message(),
              new FailedCall(failed.requestId(), UNHANDLED));
      case TimedOut timedOut ->
          new InvocationMeaning.Failed(
              "timed out", new FailedCall(timedOut.requestId(), UNHANDLED));
      case Crashed crashed ->
          new InvocationMeaning.Failed(
              "crashed: " + crashed.message(), new FailedCall(crashed.requestId(), UNHANDLED));
      case Throttled _ -> new InvocationMeaning.NotInvoked("throttled");
      case ServiceFailed failed -> new InvocationMeaning.NotInvoked(failed.message());
    };
  }

  private InvocationMeaning answer(Returned returned, List<PreparedRecord> records) {
    if (!reportsItemFailures && !windowed) {
      return new InvocationMeaning.Succeeded(Optional.empty());
    }
    var call = new FailedCall(returned.requestId(), Optional.empty());
    try {
      return answer(parse(returned.payload()), call, records);
    } catch (IOException e) {
      return new InvocationMeaning.Failed("the answer is not JSON", call);
    }
  }

  private InvocationMeaning answer(JsonNode answer, FailedCall call, List<PreparedRecord> records) {
    var state = Optional.of(answer.path("state")).filter(JsonNode::isObject);
    if (windowed && state.isEmpty()) {
      return new InvocationMeaning.Failed("the answer has no window state", call);
    }
    return reportsItemFailures
        ? itemFailures(answer, state, call, records)
        : new InvocationMeaning.Succeeded(state);
  }

  private static JsonNode parse(byte[] payload) throws IOException {
    return payload.length == 0 ? MissingNode.getInstance() : JSON.readTree(payload);
  }

  private static InvocationMeaning itemFailures(
      JsonNode answer, Optional<JsonNode> state, FailedCall call, List<PreparedRecord> records) {
    if (isEmpty(answer) || (answer.isObject() && isEmpty(answer.path("batchItemFailures")))) {
      return new InvocationMeaning.Succeeded(state);
    }
    var failures = answer.path("batchItemFailures");
    if (!failures.isArray()) {
      return new InvocationMeaning.Failed("the answer has no list of batchItemFailures", call);
    }
    return lowest(failures, state, call, places(records));
  }

  private static InvocationMeaning lowest(
      JsonNode failures, Optional<JsonNode> state, FailedCall call, Map<String, Integer> places) {
    int lowest = Integer.MAX_VALUE;
    for (var failure : failures) {
      var identifier = failure.path("itemIdentifier");
      var place = identifier.isTextual() ? places.get(identifier.textValue()) : null;
      if (place == null) {
        return new InvocationMeaning.Failed(
            "the answer names no record of the batch: " + failure, call);
      }
      lowest = Math.min(lowest, place);
    }
    return new InvocationMeaning.StoppedAt(lowest, state, call);
  }

  /** A missing value, {@code null}, {@code ""} and {@code []} report no failure. */
  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isArray() && node.isEmpty())
        || (node.isTextual() && node.textValue().isEmpty());
  }

  private static Map<String, Integer> places(List<PreparedRecord> records) {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < records.size(); i++) {
      places.put(records.get(i).sequenceNumber(), i);
    }
    return places;
  }
}
