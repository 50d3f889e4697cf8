package dev.weir.local.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * An answer in place of a service's: its content, in the shape that the SDK expects of that
 * service. None of them is specific to the local cloud: the real services answer the same.
 *
 * @param errorType the error's name, also for the header {@code x-amzn-ErrorType}
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record ServiceError(int status, String contentType, String errorType, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  /** The status of most client errors. */
  public static final int BAD_REQUEST = 400;

  /** The status of a refusal by the services with a protocol older than JSON. */
  public static final int FORBIDDEN = 403;

  /** Creates an error of the called service, in the call's protocol. */
  public static ServiceError of(ServiceCall call, int status, String type, String message) {
    return switch (call.service()) {
      case DYNAMODB -> dynamodb(status, type, message, _ -> {});
      case KINESIS -> kinesis(status, call.cbor(), type, message);
      case SNS -> sns(status, type, message);
      case SQS -> sqs(status, type, message);
      case S3 -> s3(status, type, message);
      case GLUE -> glue(status, type, message);
    };
  }

  /**
   * Creates an error of DynamoDB.
   *
   * @param more adds the error's members beyond its message
   */
  public static ServiceError dynamodb(
      int status, String type, String message, Consumer<ObjectNode> more) {
    var body = JSON.createObjectNode().put("message", message);
    body.put("__type", "com.amazonaws.dynamodb.v20120810#" + type);
    more.accept(body);
    return new ServiceError(status, "application/x-amz-json-1.0", type, bytes(JSON, body));
  }

  private static ServiceError kinesis(int status, boolean cbor, String type, String message) {
    var body = JSON.createObjectNode().put("message", message).put("__type", type);
    return cbor
        ? new ServiceError(status, "application/x-amz-cbor-1.1", type, bytes(CBOR, body))
        : new ServiceError(status, "application/x-amz-json-1.1", type, bytes(JSON, body));
  }

  /** Creates an error of Glue. */
  public static ServiceError glue(int status, String type, String message) {
    var body = JSON.createObjectNode().put("Message", message).put("__type", type);
    return new ServiceError(status, "application/x-amz-json-1.1", type, bytes(JSON, body));
  }

  private static ServiceError sqs(int status, String type, String message) {
    var body =
        JSON.createObjectNode().put("message", message).put("__type", "com.amazonaws.sqs#" + type);
    return new ServiceError(status, "application/x-amz-json-1.0", type, bytes(JSON, body));
  }

  private static ServiceError sns(int status, String code, String message) {
    return xml(
        status,
        code,
        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
            + "<Type>Sender</Type><Code>%s</Code><Message>%s</Message>"
            + "</Error><RequestId>local</RequestId></ErrorResponse>",
        message);
  }

  private static ServiceError s3(int status, String code, String message) {
    return xml(
        status,
        code,
        "<Error><Code>%s</Code><Message>%s</Message><RequestId>local</RequestId></Error>",
        message);
  }

  private static ServiceError xml(int status, String code, String shape, String message) {
    var escaped = message.replace("&", "&amp;").replace("<", "&lt;");
    var body = shape.formatted(code, escaped);
    return new ServiceError(status, "text/xml", code, body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(ObjectMapper format, ObjectNode body) {
    try {
      return format.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }
}
