package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes the event of an invocation around records that are written already. */
final class EventWriter {
  /** Lambda's limit for the payload of a synchronous invocation, in bytes. */
  static final long PAYLOAD_LIMIT = 6L * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] OPENING = "{\"Records\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLOSING = "]}".getBytes(StandardCharsets.UTF_8);

  private final String shardId;
  private final String eventSourceArn;

  EventWriter(String shardId, String eventSourceArn) {
    this.shardId = shardId;
    this.eventSourceArn = eventSourceArn;
  }

  /** Returns the bytes of a record in the payload: its JSON and a comma. */
  static int sizeOf(PreparedRecord record) {
    return record.json().length + 1;
  }

  /** Returns the bytes that remain for records. */
  long roomForRecords(Optional<WindowCall> window) {
    return PAYLOAD_LIMIT - OPENING.length - CLOSING.length - windowFields(window).length;
  }

  byte[] write(List<PreparedRecord> records, Optional<WindowCall> window) {
    int size = records.stream().mapToInt(EventWriter::sizeOf).sum();
    var event = new ByteArrayOutputStream(size + OPENING.length + CLOSING.length);
    event.writeBytes(OPENING);
    for (int i = 0; i < records.size(); i++) {
      if (i > 0) {
        event.write(',');
      }
      event.writeBytes(records.get(i).json());
    }
    event.write(']');
    event.writeBytes(windowFields(window));
    event.write('}');
    return event.toByteArray();
  }

  private byte[] windowFields(Optional<WindowCall> window) {
    return window.map(this::windowFields).orElse("").getBytes(StandardCharsets.UTF_8);
  }

  private String windowFields(WindowCall call) {
    var fields = JSON.createObjectNode();
    fields
        .putObject("window")
        .put("start", call.start().toString())
        .put("end", call.end().toString());
    fields.set("state", call.state());
    fields
        .put("shardId", shardId)
        .put("eventSourceARN", eventSourceArn)
        .put("isFinalInvokeForWindow", call.last())
        .put("isWindowTerminatedEarly", call.terminatedEarly());
    // The fields follow the records: a comma replaces the opening brace.
    return "," + withoutBraces(fields);
  }

  private static String withoutBraces(Object fields) {
    try {
      var text = JSON.writeValueAsString(fields);
      return text.substring(1, text.length() - 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Window fields could not be written as JSON", e);
    }
  }
}
