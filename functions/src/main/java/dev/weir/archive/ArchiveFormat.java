package dev.weir.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.weir.events.codec.JsonBytes;
import dev.weir.events.codec.Sha256;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The stored form of an object: gzip of JSON lines, the first of which describes the object and
 * each other one a record. {@code docs/archive.md} defines it.
 */
public final class ArchiveFormat {

  private static final String VERSION = "weir-archive-1";

  // A record has up to 10 MiB, to which base64 adds a third.
  private static final int MAX_TEXT = 16 * 1024 * 1024;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
          .build();
  // An invocation gets 6 MB in base64, and an escape in JSON makes at most six bytes of one.
  private static final int MAX_INFLATED = 128 * 1024 * 1024;
  private static final SerializedString LINE_END = new SerializedString("\n");

  private ArchiveFormat() {}

  /** Encodes an object: a pure function, because gzip's header has no time and no name. */
  public static byte[] encode(ArchiveObject object) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      write(object, gzip);
      gzip.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return bytes.toByteArray();
  }

  private static void write(ArchiveObject object, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.setRootValueSeparator(LINE_END);
      writeHeader(object, json);
      for (var record : object.records()) {
        write(record, json);
      }
    }
  }

  private static void writeHeader(ArchiveObject object, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", VERSION);
    json.writeStringField("stream", object.stream());
    json.writeStringField("incarnation", object.incarnation());
    json.writeStringField("shard", object.shard());
    json.writeStringField("first", object.first().digits());
    json.writeStringField("last", object.last().digits());
    json.writeNumberField("records", object.records().size());
    if (object.previous().isPresent()) {
      var previous = object.previous().get();
      json.writeStringField("previousKey", previous.key());
      json.writeStringField("previousLast", previous.last().digits());
      json.writeStringField("previousSha256", previous.sha256());
    }
    json.writeEndObject();
  }

  private static void write(KinesisRecord record, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("sequenceNumber", record.sequenceNumber().digits());
    json.writeStringField("arrivedAt", record.arrivedAt().toString());
    json.writeStringField("partitionKey", record.partitionKey());
    JsonBytes.write(record.data(), json);
    json.writeEndObject();
  }

  /**
   * Reads the format of {@link #encode}.
   *
   * @throws IOException if the bytes have another format
   */
  public static ArchiveObject decode(byte[] encoded) throws IOException {
    try (var json = JSON.createParser(inflated(encoded))) {
      var header = header(json);
      var records = new ArrayList<KinesisRecord>();
      while (json.nextToken() != null) {
        records.add(record(json));
      }
      return checked(header, records);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("Not an object of the archive: " + e.getMessage(), e);
    }
  }

  // Of a few bytes, gzip makes more than fits into memory.
  private static InputStream inflated(byte[] encoded) throws IOException {
    return new FilterInputStream(new GZIPInputStream(new ByteArrayInputStream(encoded))) {
      private long inflated;

      @Override
      public int read() throws IOException {
        return count(in.read(), 1);
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        var read = in.read(into, from, most);
        return count(read, read);
      }

      private int count(int result, int bytes) throws IOException {
        inflated += Math.max(0, bytes);
        if (inflated > MAX_INFLATED) {
          throw new IOException("it inflates to more than " + MAX_INFLATED + " bytes");
        }
        return result;
      }
    };
  }

  private static ArchiveObject checked(Map<String, String> header, List<KinesisRecord> records) {
    var object =
        new ArchiveObject(
            text(header, "stream"),
            text(header, "incarnation"),
            text(header, "shard"),
            previous(header),
            records);
    if (!object.first().digits().equals(text(header, "first"))
        || !object.last().digits().equals(text(header, "last"))
        || records.size() != Integer.parseInt(text(header, "records"))) {
      throw new IllegalArgumentException("its records are not those that it describes");
    }
    return object;
  }

  private static Optional<ArchiveLink> previous(Map<String, String> header) {
    return header.containsKey("previousKey")
        ? Optional.of(
            new ArchiveLink(
                text(header, "previousKey"),
                new SequenceNumber(text(header, "previousLast")),
                text(header, "previousSha256")))
        : Optional.empty();
  }

  private static Map<String, String> header(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("it does not begin with a description");
    }
    var header = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      header.put(name, json.getText());
    }
    if (!VERSION.equals(header.get("format"))) {
      throw new IllegalArgumentException("its format is not " + VERSION);
    }
    return header;
  }

  private static KinesisRecord record(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    Optional<byte[]> binary = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("base64")) {
        binary = Optional.of(json.getBinaryValue());
      } else {
        texts.put(name, json.getText());
      }
    }
    return new KinesisRecord(
        new SequenceNumber(text(texts, "sequenceNumber")),
        text(texts, "partitionKey"),
        Instant.parse(text(texts, "arrivedAt")),
        binary.orElseGet(() -> text(texts, "text").getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Map<String, String> fields, String name) {
    var text = fields.get(name);
    if (text == null) {
      throw new IllegalArgumentException("it lacks " + name);
    }
    return text;
  }

  /**
   * Returns the SHA-256 of an object's stored bytes, in the form of {@link ArchiveLink#sha256()}.
   */
  public static String sha256(byte[] encoded) {
    return HexFormat.of().formatHex(Sha256.of(encoded));
  }
}
