package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A function with predefined answers that keeps every event it received. */
final class FakeFunction implements FunctionInvoker {
  /** One invocation: when it began, and its event. */
  record Call(Instant at, JsonNode event, int bytes) {

    /** Returns the partition keys of its records. */
    List<String> keys() {
      return each("partitionKey");
    }

    List<String> sequenceNumbers() {
      return each("sequenceNumber");
    }

    List<JsonNode> records() {
      return event.path("Records").valueStream().toList();
    }

    private List<String> each(String field) {
      return records().stream().map(record -> record.path("kinesis").path(field).asText()).toList();
    }
  }

  static final String REQUEST = "3f0d6a52-9a55-4bd9-8f5c-2f1c8f6f8d11";

  static final InvocationResult FAILED =
      new InvocationResult.FunctionFailed("Boom", "it broke", REQUEST);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final VirtualWork<MappingEvent> time;
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Function<Call, InvocationResult>> script = new ArrayDeque<>();
  private Function<Call, InvocationResult> otherwise = _ -> returned("null");
  private Duration duration = Duration.ZERO;

  FakeFunction(VirtualWork<MappingEvent> time) {
    this.time = time;
  }

  static InvocationResult returned(String payload) {
    return new InvocationResult.Returned(payload.getBytes(StandardCharsets.UTF_8), REQUEST);
  }

  static InvocationResult stoppedAt(String... sequenceNumbers) {
    var failures = new ArrayList<String>();
    for (var number : sequenceNumbers) {
      failures.add("{\"itemIdentifier\":\"" + number + "\"}");
    }
    return returned("{\"batchItemFailures\":[" + String.join(",", failures) + "]}");
  }

  /** Sets the answers to the next calls. */
  FakeFunction answers(InvocationResult... results) {
    for (var result : results) {
      script.add(_ -> result);
    }
    return this;
  }

  /** Sets the answer to all other calls. */
  FakeFunction otherwise(Function<Call, InvocationResult> answer) {
    otherwise = answer;
    return this;
  }

  FakeFunction takes(Duration time) {
    duration = time;
    return this;
  }

  @Override
  public InvocationResult invoke(byte[] eventJson) {
    try {
      var call = new Call(time.now(), JSON.readTree(eventJson), eventJson.length);
      calls.add(call);
      time.takes(duration);
      return script.isEmpty() ? otherwise.apply(call) : script.remove().apply(call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Returns the partition keys of every call. */
  List<List<String>> keys() {
    return calls.stream().map(Call::keys).toList();
  }
}
