package dev.weir.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of a table's items in one invocation, in the order of the table's stream, as in
 * Lambda's event for DynamoDB Streams.
 *
 * @param isTableEvent false for any other event, such as a schedule's, which has no records
 */
public record TableBatch(boolean isTableEvent, List<TableRecord> records)
    implements Batch<TableRecord> {

  private static final JsonFactory JSON = new JsonFactory();

  public TableBatch {
    records = List.copyOf(records);
  }

  /** Returns an empty ARN: nothing derived from a table's stream is stored by its place there. */
  @Override
  public String streamArn() {
    return "";
  }

  /** Returns {@link Shard#NONE}, as the stream is unknown. */
  @Override
  public Shard shard() {
    return Shard.NONE;
  }

  /**
   * Reads an event.
   *
   * @throws MalformedEventException if a record has no sequence number
   * @throws IOException if it is not JSON, or the stream can't be read
   */
  public static TableBatch read(InputStream event) throws IOException {
    try (var json = JSON.createParser(event)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        if (name.equals("Records")) {
          return new TableBatch(true, readRecords(json));
        }
        json.skipChildren();
      }
      return new TableBatch(false, List.of());
    }
  }

  private static List<TableRecord> readRecords(JsonParser json) throws IOException {
    var records = new ArrayList<TableRecord>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      records.add(readRecord(json));
    }
    return records;
  }

  private static TableRecord readRecord(JsonParser json) throws IOException {
    TableRecord change = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("dynamodb")) {
        change = readChange(json);
      } else {
        json.skipChildren();
      }
    }
    if (change == null) {
      throw new MalformedEventException(
          "no dynamodb", (int) json.currentLocation().getByteOffset());
    }
    return change;
  }

  private static TableRecord readChange(JsonParser json) throws IOException {
    var image = Map.<String, String>of();
    var number = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      switch (name) {
        case "NewImage" -> image = readImage(json);
        case "SequenceNumber" -> number = json.getText();
        default -> json.skipChildren();
      }
    }
    if (number.isEmpty()) {
      throw new MalformedEventException(
          "no SequenceNumber", (int) json.currentLocation().getByteOffset());
    }
    return new TableRecord(new SequenceNumber(number), image);
  }

  private static Map<String, String> readImage(JsonParser json) throws IOException {
    var image = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var attribute = json.currentName();
      json.nextToken(); // the value's beginning
      json.nextToken(); // its type
      var type = json.currentName();
      json.nextToken();
      if (type.equals("S") || type.equals("N") || type.equals("B")) {
        image.put(attribute, json.getText());
      } else {
        json.skipChildren();
      }
      json.nextToken(); // the value's end
    }
    return image;
  }
}
