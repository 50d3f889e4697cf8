package dev.weir.stream;

import static dev.weir.events.json.JsonScanner.ascii;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.events.codec.EightBytes;
import dev.weir.events.json.JsonException;
import dev.weir.events.json.JsonScanner;
import dev.weir.quarantine.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads the documents of a CloudWatch Logs subscription (CloudWatch Logs User Guide, "Real-time
 * processing of log data with subscriptions"). The only user of Jackson in this package, so that
 * Jackson is loaded with the first such document.
 */
final class CloudWatchDocument {

  /** Longest name of a log group (CloudWatch Logs API Reference, CreateLogGroup). */
  private static final int MAX_LOG_GROUP = 512;

  private static final byte[] MESSAGE_TYPE = ascii("messageType");
  private static final byte[] DATA_MESSAGE = ascii("DATA_MESSAGE");
  private static final byte[] CONTROL_MESSAGE = ascii("CONTROL_MESSAGE");

  private final JsonParser json;
  private final RecordBudget budget;
  private String messageType = "";
  private String logGroup = "";
  private List<byte[]> messages;

  private CloudWatchDocument(JsonParser json, RecordBudget budget) {
    this.json = json;
    this.budget = budget;
  }

  /**
   * Whether the text is such a document, by the {@code messageType} of its first object. The rest
   * may still be broken.
   *
   * @param budget in which the JSON read is counted
   */
  static boolean isDocument(ByteRange text, RecordBudget budget) {
    return mayBeObject(text) && isScannedDocument(text, budget);
  }

  // Most records are lines of text, for which not even a scanner is needed.
  private static boolean mayBeObject(ByteRange text) {
    return text.length() > 0
        && (text.bytes()[text.from()] == '{' || text.bytes()[text.from()] <= ' ');
  }

  private static boolean isScannedDocument(ByteRange text, RecordBudget budget) {
    var json = new JsonScanner(text.bytes(), text.from(), text.to(), budget);
    try {
      return !json.atEnd() && json.peek() == '{' && hasMessageType(json);
    } catch (JsonException e) {
      return false;
    }
  }

  private static boolean hasMessageType(JsonScanner json) {
    for (boolean more = json.enter('{', '}'); more; more = json.more('}')) {
      json.name();
      if (json.is(MESSAGE_TYPE) && json.peek() == '"') {
        json.string();
        return json.is(DATA_MESSAGE) || json.is(CONTROL_MESSAGE);
      }
      json.skipValue();
    }
    return false;
  }

  /**
   * Passes each message with its log group to the consumer. There may be several documents, because
   * an aggregator may have concatenated their gzip members.
   *
   * @throws UnreadableException if a document is broken, nested too deep, or lacks required
   *     members; messages of earlier documents were passed on by then
   * @throws TooMuchWorkException if there are more log events than one record may hold
   */
  static void read(ByteRange text, RecordBudget budget, BiConsumer<byte[], String> consumer) {
    budget.spend(
        WorkUnit.JSON_TOKENS, EightBytes.backslashes(text.bytes(), text.from(), text.to()));
    try (JsonParser json =
        DocumentJson.FACTORY.createParser(text.bytes(), text.from(), text.length())) {
      readAll(json, budget, consumer);
    } catch (IOException e) {
      // No I/O is involved: Jackson reports broken JSON in this form.
      throw new UnreadableException(Reason.BAD_JSON, "Document can't be read");
    }
  }

  private static void readAll(
      JsonParser json, RecordBudget budget, BiConsumer<byte[], String> consumer)
      throws IOException {
    try {
      while (json.nextToken() != null) {
        budget.spend(WorkUnit.JSON_TOKENS, 1);
        budget.spend(WorkUnit.LOG_EVENTS, 1);
        new CloudWatchDocument(json, budget).readOne(consumer);
      }
    } catch (IOException e) {
      throw unreadable(json, "syntax");
    }
  }

  private void readOne(BiConsumer<byte[], String> consumer) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "object");
    while (next() == JsonToken.FIELD_NAME) {
      readField();
    }
    switch (messageType) {
      case "CONTROL_MESSAGE" -> {}
      case "DATA_MESSAGE" -> {
        require(messages != null, "logEvents");
        messages.forEach(message -> consumer.accept(message, logGroup));
      }
      default -> throw unreadable(json, "messageType");
    }
  }

  private void readField() throws IOException {
    String name = json.currentName();
    next();
    switch (name) {
      case "messageType" -> messageType = text("messageType");
      case "logGroup" -> {
        logGroup = text("logGroup");
        require(logGroup.length() <= MAX_LOG_GROUP, "logGroup");
      }
      case "logEvents" -> messages = readEvents();
      default -> skipChildren();
    }
  }

  private List<byte[]> readEvents() throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY, "logEvents");
    List<byte[]> read = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      require(json.currentToken() == JsonToken.START_OBJECT, "log event");
      budget.spend(WorkUnit.LOG_EVENTS, 1);
      read.add(readMessage());
    }
    return read;
  }

  private byte[] readMessage() throws IOException {
    byte[] message = null;
    while (next() == JsonToken.FIELD_NAME) {
      boolean isMessage = json.currentName().equals("message");
      next();
      if (isMessage) {
        message = text("message").getBytes(StandardCharsets.UTF_8);
      } else {
        skipChildren();
      }
    }
    require(message != null, "message");
    return message;
  }

  private void skipChildren() throws IOException {
    int depth = json.currentToken().isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = next();
      require(token != null, "end");
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  private JsonToken next() throws IOException {
    budget.spend(WorkUnit.JSON_TOKENS, 1);
    return json.nextToken();
  }

  private String text(String field) throws IOException {
    require(json.currentToken() == JsonToken.VALUE_STRING, field);
    return json.getText();
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw unreadable(json, what);
    }
  }

  private static UnreadableException unreadable(JsonParser json, String what) {
    long offset = json.currentLocation().getByteOffset();
    return json.getParsingContext().getNestingDepth() > JsonScanner.MAX_DEPTH
        ? new UnreadableException(
            Reason.TOO_DEEP, "Document is nested too deep: limit=" + JsonScanner.MAX_DEPTH)
        : new UnreadableException(
            Reason.BAD_JSON, "Document has a bad " + what + ": offset=" + offset);
  }

  /** Loaded with the first document. */
  private static final class DocumentJson {
    static final JsonFactory FACTORY =
        JsonFactory.builder()
            // Field names are the sender's: none of them may stay in memory forever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .maxStringLength((int) WorkUnit.INFLATED_BYTES.max())
                    .maxDocumentLength(WorkUnit.INFLATED_BYTES.max())
                    .build())
            .build();
  }
}
