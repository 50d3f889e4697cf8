package dev.weir.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.codec.JsonBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The stored form: gzip of one JSON object per line, {@code
 * {"reason","detail","sequenceNumber","line","arrivedAt","service","text"|"base64"}}. {@code line}
 * is absent if the complete record was rejected; {@code text} has bytes that are UTF-8, {@code
 * base64} all others.
 */
public final class RejectedLines {

  private static final JsonFactory JSON = new JsonFactory();

  private RejectedLines() {}

  /** Encodes rejections: a pure function, because gzip's header has no time. */
  public static byte[] encode(List<Rejected> rejected) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (var each : rejected) {
        write(each, gzip);
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the format of {@link #encode}.
   *
   * @throws IOException if the bytes have another format, or a reason is unknown here
   */
  public static List<Rejected> decode(byte[] encoded) throws IOException {
    var rejected = new ArrayList<Rejected>();
    try (var json = JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(encoded)))) {
      while (json.nextToken() != null) {
        rejected.add(read(json));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("Not a quarantined line: " + e.getMessage(), e);
    }
    return rejected;
  }

  private static Rejected read(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    var bytes = new byte[0];
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("base64")) {
        bytes = json.getBinaryValue();
      } else {
        texts.put(name, json.getText());
      }
    }
    var text = texts.get("text");
    return new Rejected(
        Reason.valueOf(texts.getOrDefault("reason", "")),
        texts.getOrDefault("detail", ""),
        texts.getOrDefault("sequenceNumber", ""),
        Instant.parse(texts.getOrDefault("arrivedAt", "")),
        Integer.parseInt(texts.getOrDefault("line", Integer.toString(Rejected.WHOLE_RECORD))),
        texts.getOrDefault("service", ""),
        text == null ? bytes : text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Rejected rejected, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("reason", rejected.reason().name());
      json.writeStringField("detail", rejected.detail());
      json.writeStringField("sequenceNumber", rejected.sequenceNumber());
      if (rejected.line() != Rejected.WHOLE_RECORD) {
        json.writeNumberField("line", rejected.line());
      }
      json.writeStringField("arrivedAt", rejected.arrivedAt().toString());
      json.writeStringField("service", rejected.service());
      JsonBytes.write(rejected.bytes(), json);
      json.writeEndObject();
    }
  }
}
