package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The form of a document that was recorded on AWS: its fields, and for each a pattern of its JSON.
 *
 * @param required by path, such as {@code kinesis/data}
 * @param optional fields that some recordings of the kind have
 */
record RecordedForm(Map<String, String> required, Map<String, String> optional) {
  private static final String TEXT = "\".+\"";
  private static final String OBJECT = "\\{.+}";
  private static final String NUMBER = "[0-9]+";
  private static final String REGION = "\"[a-z]+-[a-z]+-[0-9]\"";
  private static final String UUID = "\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"";
  private static final String MILLIS = "\"20[0-9]{2}(-[0-9]{2}){2}T[0-9:]{8}\\.[0-9]{3}Z\"";
  private static final String SECONDS = "\"20[0-9]{2}(-[0-9]{2}){2}T[0-9:]{8}Z\"";

  /** A record of a Kinesis stream in a function's event. */
  static final RecordedForm STREAM_RECORD =
      new RecordedForm(
          Map.ofEntries(
              Map.entry("eventID", "\"shardId-[0-9]{12}:[1-9][0-9]{55}\""),
              Map.entry("eventName", "\"aws:kinesis:record\""),
              Map.entry("eventVersion", "\"1.0\""),
              Map.entry("eventSource", "\"aws:kinesis\""),
              Map.entry("eventSourceARN", "\"arn:aws:kinesis:.+:stream/.+\""),
              Map.entry("invokeIdentityArn", "\"arn:aws:iam::[0-9]{12}:role/.+\""),
              Map.entry("awsRegion", REGION),
              Map.entry("kinesis/kinesisSchemaVersion", "\"1.0\""),
              Map.entry("kinesis/partitionKey", TEXT),
              Map.entry("kinesis/sequenceNumber", "\"[1-9][0-9]{55}\""),
              Map.entry("kinesis/data", "\"[A-Za-z0-9+/]+=*\""),
              // Seconds: ten digits before the point.
              Map.entry("kinesis/approximateArrivalTimestamp", "[1-9]\\.[0-9]+E9")),
          Map.of());

  /** A change of a table in a function's event. */
  static final RecordedForm TABLE_RECORD =
      new RecordedForm(
          Map.ofEntries(
              Map.entry("eventID", "\"[0-9a-f]{32}\""),
              Map.entry("eventName", "\"(INSERT|MODIFY)\""),
              Map.entry("eventVersion", "\"1.1\""),
              Map.entry("eventSource", "\"aws:dynamodb\""),
              Map.entry("eventSourceARN", "\"arn:aws:dynamodb:.+:table/.+/stream/.+\""),
              Map.entry("awsRegion", REGION),
              Map.entry("dynamodb/ApproximateCreationDateTime", "[1-9]\\.[0-9]+E9"),
              Map.entry("dynamodb/Keys", OBJECT),
              Map.entry("dynamodb/NewImage", OBJECT),
              Map.entry("dynamodb/SequenceNumber", "\"[1-9][0-9]{20,39}\""),
              Map.entry("dynamodb/SizeBytes", NUMBER),
              Map.entry("dynamodb/StreamViewType", TEXT)),
          Map.of("dynamodb/OldImage", OBJECT));

  /** The failure record of a Kinesis stream. */
  static final RecordedForm STREAM_FAILURE = failure("KinesisBatchInfo", MILLIS);

  /** The failure record of a table's stream. */
  static final RecordedForm TABLE_FAILURE = failure("DDBStreamBatchInfo", SECONDS);

  private static RecordedForm failure(String batch, String arrival) {
    return new RecordedForm(
        Map.ofEntries(
            Map.entry("requestContext/requestId", UUID),
            Map.entry("requestContext/functionArn", "\"arn:aws:lambda:.+:function:.+\""),
            Map.entry("requestContext/condition", TEXT),
            Map.entry("requestContext/approximateInvokeCount", NUMBER),
            Map.entry("version", "\"1.0\""),
            Map.entry("timestamp", MILLIS),
            Map.entry(batch + "/shardId", "\"shardId-.+\""),
            Map.entry(batch + "/startSequenceNumber", "\"[1-9][0-9]{20,}\""),
            Map.entry(batch + "/endSequenceNumber", "\"[1-9][0-9]{20,}\""),
            Map.entry(batch + "/approximateArrivalOfFirstRecord", arrival),
            Map.entry(batch + "/approximateArrivalOfLastRecord", arrival),
            Map.entry(batch + "/batchSize", NUMBER),
            Map.entry(batch + "/streamArn", "\"arn:aws:(kinesis|dynamodb):.+\"")),
        Map.of(
            "responseContext/statusCode",
            "200",
            "responseContext/executedVersion",
            "\"\\$LATEST\"",
            "responseContext/functionError",
            "null|\"Unhandled\"",
            "payload",
            TEXT));
  }

  /** Returns how a document differs from this form; empty if it does not. */
  List<String> differences(JsonNode document) {
    var problems = new ArrayList<String>();
    var seen = new HashSet<String>();
    compare("", document, seen, problems);
    required.keySet().stream()
        .filter(path -> !seen.contains(path))
        .sorted()
        .forEach(path -> problems.add("no " + path));
    return problems;
  }

  private void compare(String path, JsonNode value, Set<String> seen, List<String> problems) {
    var pattern = required.getOrDefault(path, optional.get(path));
    if (pattern != null) {
      seen.add(path);
      if (!value.toString().matches(pattern)) {
        problems.add(path + " is " + value);
      }
    } else if (value.isObject()) {
      var fields = new TreeMap<String, JsonNode>();
      value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      fields.forEach(
          (name, field) ->
              compare(path.isEmpty() ? name : path + "/" + name, field, seen, problems));
    } else {
      problems.add("also " + path);
    }
  }
}
