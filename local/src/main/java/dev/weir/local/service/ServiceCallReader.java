package dev.weir.local.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.weir.local.service.ServiceCall.Access;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parses the operation and resources of a request: DynamoDB's JSON, Kinesis' JSON or CBOR, the form
 * fields of SNS, SQS' and Glue's JSON, and S3's paths. Items and records, which may be megabytes,
 * are skipped.
 */
final class ServiceCallReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonFactory CBOR = new CBORFactory();
  private static final String DYNAMODB = "DynamoDB_20120810.";
  private static final String TABLE_STREAMS = "DynamoDBStreams_20120810.";
  private static final String KINESIS = "Kinesis_20131202.";
  private static final String SQS = "AmazonSQS.";
  private static final String GLUE = "AWSGlue.";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int PARTS_BEFORE_RESOURCE = 5;

  /** Permissions are named for the single operation: there is no sns:PublishBatch. */
  private static final Map<String, String> PERMISSION_OF_BATCH =
      Map.of(
          "PublishBatch", "Publish",
          "SendMessageBatch", "SendMessage",
          "DeleteMessageBatch", "DeleteMessage",
          "ChangeMessageVisibilityBatch", "ChangeMessageVisibility");

  /** The actions of a transaction's items, by the field that holds each. */
  private static final Map<String, String> TRANSACTION_ITEMS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private static final Set<String> CONDITIONAL_WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem");

  private final ServiceRequest request;

  ServiceCallReader(ServiceRequest request) {
    this.request = request;
  }

  ServiceCall read() throws IOException {
    var target = request.target();
    if (target.startsWith(DYNAMODB)) {
      return dynamodb(target.substring(DYNAMODB.length()));
    }
    if (target.startsWith(TABLE_STREAMS)) {
      return tableStreams(target.substring(TABLE_STREAMS.length()));
    }
    if (target.startsWith(KINESIS)) {
      return kinesis(target.substring(KINESIS.length()));
    }
    if (target.startsWith(SQS)) {
      return queue(target.substring(SQS.length()), texts(parser(JSON), Set.of("QueueUrl")));
    }
    if (target.startsWith(GLUE)) {
      return glue(target.substring(GLUE.length()));
    }
    return request.contentType().startsWith(FORM) ? form() : s3();
  }

  private ServiceCall dynamodb(String operation) throws IOException {
    var accesses = new ArrayList<Access>();
    var table = ServiceCall.UNNAMED;
    var index = "";
    boolean condition = false;
    try (var parser = parser(JSON)) {
      while (nextField(parser)) {
        switch (parser.currentName()) {
          case "TableName" -> table = parser.nextTextValue();
          case "IndexName" -> index = parser.nextTextValue();
          case "RequestItems" -> readBatch(operation, parser, accesses);
          case "TransactItems" -> readTransaction(parser, accesses);
          case "ConditionExpression" -> {
            condition = true;
            skipValue(parser);
          }
          default -> skipValue(parser);
        }
      }
    }
    if (accesses.isEmpty()) {
      accesses.add(
          new Access(operation, table(table) + (index.isEmpty() ? "" : "/index/" + index)));
    }
    boolean conditional = condition && CONDITIONAL_WRITES.contains(operation);
    return new ServiceCall(AwsService.DYNAMODB, operation, accesses, conditional, false);
  }

  private static void readBatch(String operation, JsonParser parser, List<Access> accesses)
      throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      accesses.add(new Access(operation, table(parser.currentName())));
      skipValue(parser);
    }
  }

  /** An item is an object with one field, whose name is the action. */
  private static void readTransaction(JsonParser parser, List<Access> accesses) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var action = TRANSACTION_ITEMS.getOrDefault(parser.currentName(), parser.currentName());
        var table = texts(parser, Set.of("TableName")).getOrDefault("TableName", "");
        accesses.add(new Access(action, table(table)));
      }
    }
  }

  /** A table may also be named by its ARN. */
  private static String table(String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? resourceOf(nameOrArn) : "table/" + nameOrArn;
  }

  private ServiceCall tableStreams(String operation) throws IOException {
    var stream = texts(parser(JSON), Set.of("StreamArn")).get("StreamArn");
    return call(AwsService.DYNAMODB, operation, stream == null ? "*" : resourceOf(stream), false);
  }

  private ServiceCall kinesis(String operation) throws IOException {
    boolean cbor = request.contentType().contains("cbor");
    var names = texts(parser(cbor ? CBOR : JSON), Set.of("StreamName", "StreamARN", "ConsumerARN"));
    var resource =
        names.containsKey("ConsumerARN")
            ? resourceOf(names.get("ConsumerARN"))
            : names.containsKey("StreamARN")
                ? resourceOf(names.get("StreamARN"))
                : "stream/" + names.getOrDefault("StreamName", ServiceCall.UNNAMED);
    return call(AwsService.KINESIS, operation, resource, cbor);
  }

  private ServiceCall glue(String operation) throws IOException {
    try (var parser = parser(JSON)) {
      return new ServiceCall(
          AwsService.GLUE, operation, GlueResources.accesses(operation, parser), false, false);
    }
  }

  private ServiceCall form() {
    var fields = new HashMap<String, String>();
    for (var field : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      if (field.matches("(Action|TopicArn|QueueUrl)=.*")) {
        int equals = field.indexOf('=');
        fields.put(
            field.substring(0, equals),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    var operation = fields.getOrDefault("Action", "");
    boolean ofQueues =
        fields.containsKey("QueueUrl")
            || request.signedService().filter(AwsService.SQS.id()::equals).isPresent();
    return ofQueues
        ? queue(operation, fields)
        : call(
            AwsService.SNS,
            operation,
            resourceOf(fields.getOrDefault("TopicArn", ServiceCall.UNNAMED)),
            false);
  }

  private static ServiceCall queue(String operation, Map<String, String> fields) {
    var url = fields.getOrDefault("QueueUrl", ServiceCall.UNNAMED);
    return call(AwsService.SQS, operation, url.substring(url.lastIndexOf('/') + 1), false);
  }

  private ServiceCall s3() {
    var path = request.uri().getPath().replaceFirst("^/", "");
    int slash = path.indexOf('/');
    boolean object = slash > 0 && slash < path.length() - 1;
    var resource = object || slash < 0 ? path : path.substring(0, slash);
    var operation = object ? objectOperation() : bucketOperation(resource);
    return call(AwsService.S3, operation, resource.isEmpty() ? "*" : resource, false);
  }

  private String objectOperation() {
    var query = String.valueOf(request.uri().getRawQuery());
    var tagging = query.matches("(.*&)?tagging(=.*)?") ? "Tagging" : "";
    return switch (request.method()) {
      case "PUT", "POST" -> "PutObject" + tagging;
      case "DELETE" -> query.contains("uploadId=") ? "AbortMultipartUpload" : "DeleteObject";
      default -> "GetObject" + tagging;
    };
  }

  private String bucketOperation(String bucket) {
    if (bucket.isEmpty()) {
      return "ListAllMyBuckets";
    }
    return switch (request.method()) {
      case "PUT" -> "CreateBucket";
      case "DELETE" -> "DeleteBucket";
      case "POST" -> "DeleteObject";
      default -> "ListBucket";
    };
  }

  private static ServiceCall call(
      AwsService service, String operation, String resource, boolean cbor) {
    var action = PERMISSION_OF_BATCH.getOrDefault(operation, operation);
    return new ServiceCall(service, operation, List.of(new Access(action, resource)), false, cbor);
  }

  private JsonParser parser(JsonFactory format) throws IOException {
    return format.createParser(request.body());
  }

  /** Returns the texts of some fields of an object, whose start is the parser's next token. */
  private static Map<String, String> texts(JsonParser parser, Set<String> names)
      throws IOException {
    var texts = new HashMap<String, String>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (names.contains(name)) {
        texts.put(name, parser.getText());
      }
      parser.skipChildren();
    }
    return texts;
  }

  /** Advances to the next field of the outermost object. */
  private static boolean nextField(JsonParser parser) throws IOException {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    return parser.nextToken() == JsonToken.FIELD_NAME;
  }

  private static void skipValue(JsonParser parser) throws IOException {
    parser.nextToken();
    parser.skipChildren();
  }

  /** Returns the end of an ARN: {@code table/counts} for a table's, the name for a topic's. */
  private static String resourceOf(String arn) {
    var parts = arn.toLowerCase(Locale.ROOT).startsWith("arn:") ? arn.split(":", 6) : new String[0];
    return parts.length > PARTS_BEFORE_RESOURCE ? parts[PARTS_BEFORE_RESOURCE] : arn;
  }
}
