package dev.weir.local.rehearsal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads off a request what it writes to: DynamoDB's JSON, Kinesis' JSON or CBOR, SNS' form fields.
 */
final class WriteCallReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory CBOR = new CBORFactory();
  private static final String DYNAMODB = "DynamoDB_20120810.";
  private static final String KINESIS = "Kinesis_20131202.";
  private static final Set<String> PUTS = Set.of("PutRecord", "PutRecords");
  private static final Set<String> PUBLISHES = Set.of("Publish", "PublishBatch");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final ServiceRequest request;

  WriteCallReader(ServiceRequest request) {
    this.request = request;
  }

  Optional<WriteCall> read() throws IOException {
    if (request.target().startsWith(DYNAMODB)) {
      return toTables(request.target().substring(DYNAMODB.length()));
    }
    if (request.target().startsWith(KINESIS)
        && PUTS.contains(request.target().substring(KINESIS.length()))) {
      return toStream();
    }
    return request.contentType().startsWith(FORM) ? toTopic() : Optional.empty();
  }

  private Optional<WriteCall> toTables(String operation) throws IOException {
    return switch (operation) {
      case "PutItem", "UpdateItem", "DeleteItem" ->
          Optional.of(new WriteCall.ToTables(Set.of(table(body())), List.of()));
      case "BatchWriteItem" -> Optional.of(new WriteCall.ToTables(batchTables(body()), List.of()));
      case "TransactWriteItems" -> {
        var actions = actionTables(body());
        yield Optional.of(new WriteCall.ToTables(Set.copyOf(actions), actions));
      }
      default -> Optional.empty();
    };
  }

  private JsonNode body() throws IOException {
    return JSON.readTree(request.body());
  }

  private static Set<String> batchTables(JsonNode body) {
    var tables = new LinkedHashSet<String>();
    body.path("RequestItems").fieldNames().forEachRemaining(name -> tables.add(last(name, '/')));
    return tables;
  }

  private static List<String> actionTables(JsonNode body) {
    var tables = new ArrayList<String>();
    for (var item : body.path("TransactItems")) {
      // An item is an object of one field, which says the action.
      item.forEach(action -> tables.add(table(action)));
    }
    return tables;
  }

  private static String table(JsonNode action) {
    return last(action.path("TableName").asText(), '/');
  }

  /** Without reading the records, which may be megabytes. */
  private Optional<WriteCall> toStream() throws IOException {
    var cbor = request.contentType().contains("cbor");
    try (var parser = (cbor ? CBOR : JSON.getFactory()).createParser(request.body())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var field = parser.currentName();
        parser.nextToken();
        if (field.equals("StreamName") || field.equals("StreamARN")) {
          return Optional.of(new WriteCall.ToStream(last(parser.getText(), '/'), cbor));
        }
        parser.skipChildren();
      }
      return Optional.empty();
    }
  }

  private Optional<WriteCall> toTopic() {
    var action = "";
    var topic = "";
    for (var field : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      if (field.startsWith("Action=")) {
        action = value(field);
      } else if (field.startsWith("TopicArn=")) {
        topic = last(value(field), ':');
      }
    }
    return PUBLISHES.contains(action) && !topic.isEmpty()
        ? Optional.of(new WriteCall.ToTopic(topic))
        : Optional.empty();
  }

  private static String value(String field) {
    return URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8);
  }

  /** The name of what may be told by its ARN too. */
  private static String last(String name, char separator) {
    return name.substring(name.lastIndexOf(separator) + 1);
  }
}
