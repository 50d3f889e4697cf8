package dev.weir.local.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * An answer in the place of a service's: what it says, in the shape that the SDK expects of that
 * service. None of them is about the local cloud alone: the real services answer the same.
 *
 * @param errorType the error's name, also for the header {@code x-amzn-ErrorType}
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Refusal(int status, String contentType, String errorType, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
  private static final int BAD_REQUEST = 400;
  private static final String INJECTED = " (injected)";

  /** What refuses a call because too much is asked. */
  static Refusal throttled(WriteCall call, Set<String> overloaded) {
    return switch (call) {
      case WriteCall.ToTables tables when !tables.actions().isEmpty() ->
          canceled(tables, overloaded);
      case WriteCall.ToTables _ ->
          dynamodb(
              "ProvisionedThroughputExceededException",
              error("The level of configured provisioned throughput was exceeded" + INJECTED));
      case WriteCall.ToStream stream ->
          kinesis(
              stream,
              "ProvisionedThroughputExceededException",
              "Rate exceeded for stream " + stream.stream() + INJECTED);
      case WriteCall.ToTopic _ -> sns("Throttling", "Rate exceeded" + INJECTED);
    };
  }

  /** What refuses a producer that may not put. */
  static Refusal denied(WriteCall.ToStream call) {
    return kinesis(
        call,
        "AccessDeniedException",
        "Not authorized to put records to stream " + call.stream() + INJECTED);
  }

  /** Of a transaction DynamoDB says for each action why it was not made. */
  private static Refusal canceled(WriteCall.ToTables call, Set<String> overloaded) {
    var body =
        error(
            "Transaction cancelled, please refer cancellation reasons for specific reasons"
                + INJECTED);
    var reasons = body.putArray("CancellationReasons");
    for (var table : call.actions()) {
      var reason = reasons.addObject();
      if (overloaded.contains(table)) {
        reason.put("Code", "ThrottlingError");
        reason.put("Message", "Throughput exceeds the current capacity of your table");
      } else {
        reason.put("Code", "None");
      }
    }
    return dynamodb("TransactionCanceledException", body);
  }

  private static ObjectNode error(String message) {
    return JSON.createObjectNode().put("message", message);
  }

  private static Refusal dynamodb(String type, ObjectNode body) {
    body.put("__type", "com.amazonaws.dynamodb.v20120810#" + type);
    return new Refusal(BAD_REQUEST, "application/x-amz-json-1.0", type, bytes(JSON, body));
  }

  private static Refusal kinesis(WriteCall.ToStream call, String type, String message) {
    var body = error(message).put("__type", type);
    return call.cbor()
        ? new Refusal(BAD_REQUEST, "application/x-amz-cbor-1.1", type, bytes(CBOR, body))
        : new Refusal(BAD_REQUEST, "application/x-amz-json-1.1", type, bytes(JSON, body));
  }

  private static Refusal sns(String code, String message) {
    var body =
        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
            + "<Type>Sender</Type><Code>%s</Code><Message>%s</Message>".formatted(code, message)
            + "</Error><RequestId>injected</RequestId></ErrorResponse>";
    return new Refusal(BAD_REQUEST, "text/xml", code, body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(ObjectMapper format, ObjectNode body) {
    try {
      return format.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }
}
