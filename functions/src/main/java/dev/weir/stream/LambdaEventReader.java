package dev.weir.stream;

import static dev.weir.events.json.JsonScanner.ascii;

import dev.weir.events.codec.EightBytes;
import dev.weir.events.json.JsonException;
import dev.weir.events.json.JsonScanner;
import dev.weir.stream.RecordLayout.Value;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads a Lambda Kinesis event in one pass over its bytes, without a model of the JSON: a POJO
 * mapper takes several times as long for each batch, and far longer for the first. A record that is
 * laid out like the one before is not scanned ({@link RecordLayout}), which makes no difference to
 * the result.
 */
final class LambdaEventReader {

  private static final byte[] RECORDS = ascii("Records");
  private static final byte[] KINESIS = ascii("kinesis");
  private static final byte[] EVENT_ID = ascii("eventID");
  private static final byte[] STREAM = ascii("eventSourceARN");
  private static final byte[] DATA = ascii("data");
  private static final byte[] SEQUENCE_NUMBER = ascii("sequenceNumber");
  private static final byte[] PARTITION_KEY = ascii("partitionKey");
  private static final byte[] ARRIVAL = ascii("approximateArrivalTimestamp");

  private final byte[] event;
  private final JsonScanner json;
  private final RecordLayout layout;
  private final List<KinesisRecord> records = new ArrayList<>();
  private boolean recordsFound;
  private String stream = "";
  private byte[] streamBytes = {};
  private String shard = "";
  private byte[] shardPrefix = {};

  /** Creates a reader of {@code event[0, length)}, which keeps none of it. */
  LambdaEventReader(byte[] event, int length) {
    this.event = event;
    this.json = new JsonScanner(event, 0, length);
    this.layout = new RecordLayout(event, length);
  }

  KinesisBatch read() {
    try {
      readEvent();
    } catch (JsonException broken) {
      throw new MalformedEventException(broken.problem(), broken.offset());
    }
    require(recordsFound, "Records");
    return records.isEmpty()
        ? new KinesisBatch("", Shard.NONE, List.of())
        : new KinesisBatch(stream, new Shard(shard), records);
  }

  private void readEvent() {
    for (boolean more = json.enter('{', '}'); more; more = json.more('}')) {
      json.name();
      if (json.is(RECORDS)) {
        recordsFound = true;
        readRecords();
      } else {
        json.skipValue();
      }
    }
    if (!json.atEnd()) {
      throw malformed("something follows it");
    }
  }

  private void readRecords() {
    for (boolean more = json.enter('[', ']'); more; more = json.more(']')) {
      readRecord();
    }
  }

  private void readRecord() {
    json.peek();
    int from = json.offset();
    int to = layout.find(from);
    if (to != RecordLayout.NONE && addAsLaidOut()) {
      json.moveTo(to);
    } else {
      layout.begin(from);
      scanRecord();
      layout.end(json.offset());
    }
  }

  /** Adds the record that the layout has found; false if it must be scanned. */
  private boolean addAsLaidOut() {
    try {
      records.add(
          new KinesisRecord(
              new SequenceNumber(text(Value.SEQUENCE_NUMBER, StandardCharsets.ISO_8859_1)),
              text(Value.PARTITION_KEY, StandardCharsets.UTF_8),
              EpochSeconds.parse(event, layout.from(Value.ARRIVAL), layout.to(Value.ARRIVAL)),
              decoded(ByteBuffer.wrap(event, layout.from(Value.DATA), layout.length(Value.DATA)))));
      return true;
    } catch (IllegalArgumentException unusual) {
      return false; // the scanner reads escapes, and reports problems
    }
  }

  private String text(Value value, Charset charset) {
    return new String(event, layout.from(value), layout.length(value), charset);
  }

  private void scanRecord() {
    RecordFields fields = new RecordFields();
    boolean shardFound = false;
    boolean streamFound = false;
    for (boolean more = json.enter('{', '}'); more; more = json.more('}')) {
      json.name();
      if (json.is(KINESIS)) {
        readKinesis(fields);
      } else if (json.is(EVENT_ID)) {
        shardFound = true;
        readShard();
      } else if (json.is(STREAM)) {
        streamFound = true;
        readStream();
      } else {
        json.skipValue();
      }
    }
    require(shardFound, "eventID");
    require(streamFound, "eventSourceARN");
    records.add(fields.toRecord());
  }

  private void readKinesis(RecordFields fields) {
    for (boolean more = json.enter('{', '}'); more; more = json.more('}')) {
      json.name();
      if (json.is(DATA)) {
        fields.data = readBase64();
      } else if (json.is(SEQUENCE_NUMBER)) {
        fields.sequenceNumber = readSequenceNumber();
      } else if (json.is(PARTITION_KEY)) {
        json.string();
        note(Value.PARTITION_KEY, json.from());
        fields.partitionKey = json.text();
      } else if (json.is(ARRIVAL)) {
        json.number();
        note(Value.ARRIVAL, json.from());
        fields.arrivedAt = readArrival();
      } else {
        json.skipValue();
      }
    }
  }

  private byte[] readBase64() {
    json.string();
    note(Value.DATA, json.from());
    // A writer may escape the slashes of Base64; none is known to do so.
    ByteBuffer text =
        json.escaped()
            ? ByteBuffer.wrap(json.unescaped())
            : ByteBuffer.wrap(event, json.from(), json.to() - json.from());
    try {
      return decoded(text);
    } catch (IllegalArgumentException e) {
      throw malformed("data is not Base64");
    }
  }

  @SuppressWarnings("ByteBufferBackingArray") // allocated by the decoder and not shared
  private static byte[] decoded(ByteBuffer base64) {
    ByteBuffer decoded = Base64.getDecoder().decode(base64);
    byte[] data = decoded.array();
    return decoded.limit() == data.length ? data : Arrays.copyOf(data, decoded.limit());
  }

  /** Adds the string or number read last to the layout. */
  private void note(Value value, int from) {
    layout.add(value, from, json.to(), json.escaped());
  }

  private SequenceNumber readSequenceNumber() {
    json.string();
    note(Value.SEQUENCE_NUMBER, json.from());
    try {
      return new SequenceNumber(json.text());
    } catch (IllegalArgumentException e) {
      throw malformed("bad sequenceNumber");
    }
  }

  private Instant readArrival() {
    try {
      return EpochSeconds.parse(event, json.from(), json.to());
    } catch (IllegalArgumentException e) {
      throw malformed("bad approximateArrivalTimestamp");
    }
  }

  /** Reads the shard from {@code shardId-000000000006:4954...}. */
  private void readShard() {
    json.string();
    if (shardPrefix.length == 0 || !isOfKnownShard()) {
      findShard();
    }
    note(Value.NUMBER_IN_ID, json.from() + shardPrefix.length);
  }

  private void findShard() {
    String id = json.text();
    String found = id.substring(0, Math.max(id.lastIndexOf(':'), 0));
    if (!shard.isEmpty() && !shard.equals(found)) {
      throw malformed("records of two shards");
    }
    shard = validShard(found);
    shardPrefix = ascii(shard + ':');
  }

  private String validShard(String id) {
    try {
      return new Shard(id).id();
    } catch (IllegalArgumentException e) {
      throw malformed("bad eventID");
    }
  }

  private void readStream() {
    json.string();
    if (streamBytes.length > 0 && json.is(streamBytes)) {
      return;
    }
    if (!stream.isEmpty() && !stream.equals(json.text())) {
      throw malformed("records of two streams");
    }
    stream = json.text();
    streamBytes = ascii(stream);
  }

  private boolean isOfKnownShard() {
    int from = json.from();
    int number = from + shardPrefix.length;
    return !json.escaped()
        && json.to() > number
        && Arrays.equals(event, from, number, shardPrefix, 0, shardPrefix.length)
        && EightBytes.indexOf((byte) ':', event, number, json.to()) < 0;
  }

  private void require(boolean found, String field) {
    if (!found) {
      throw malformed("no " + field);
    }
  }

  private MalformedEventException malformed(String problem) {
    return new MalformedEventException(problem, json.offset());
  }

  /** The fields of a record read so far: they come in any order. */
  private final class RecordFields {
    private SequenceNumber sequenceNumber;
    private String partitionKey;
    private Instant arrivedAt;
    private byte[] data;

    KinesisRecord toRecord() {
      require(sequenceNumber != null, "sequenceNumber");
      require(partitionKey != null, "partitionKey");
      require(arrivedAt != null, "approximateArrivalTimestamp");
      require(data != null, "data");
      return new KinesisRecord(sequenceNumber, partitionKey, arrivedAt, data);
    }
  }
}
