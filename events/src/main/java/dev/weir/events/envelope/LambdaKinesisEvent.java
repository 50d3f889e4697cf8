package dev.weir.events.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Lambda's event for a function on a Kinesis stream, as JSON (Lambda Developer Guide, "Using Lambda
 * to process records from Amazon Kinesis Data Streams").
 *
 * @param streamArn {@code arn:aws:kinesis:<region>:<account>:stream/<name>}, with {@code
 *     /consumer/...} for an enhanced fan-out consumer
 * @param shardId the one shard of all records
 */
public record LambdaKinesisEvent(String streamArn, String shardId, List<EventEntry> entries) {

  private static final int REGION = 3;

  public LambdaKinesisEvent {
    Objects.requireNonNull(streamArn, "streamArn");
    Objects.requireNonNull(shardId, "shardId");
    entries = List.copyOf(entries);
  }

  /**
   * One record.
   *
   * @param data not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // Written out, never compared.
  public record EventEntry(
      String sequenceNumber, String partitionKey, Instant arrivedAt, byte[] data) {}

  /** Writes the event as UTF-8. */
  public void writeTo(OutputStream out) throws IOException {
    write(out, "{\"Records\":[");
    for (int i = 0; i < entries.size(); i++) {
      write(out, i == 0 ? "" : ",");
      writeEntry(out, entries.get(i));
    }
    write(out, "]}");
  }

  private void writeEntry(OutputStream out, EventEntry entry) throws IOException {
    write(out, "{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":");
    write(out, JsonStrings.quote(entry.partitionKey()));
    write(out, ",\"sequenceNumber\":\"" + entry.sequenceNumber() + "\",\"data\":\"");
    out.write(Base64.getEncoder().encode(entry.data()));
    write(out, "\",\"approximateArrivalTimestamp\":" + seconds(entry.arrivedAt()));
    write(out, "},\"eventSource\":\"aws:kinesis\",\"eventVersion\":\"1.0\",\"eventID\":");
    write(out, JsonStrings.quote(shardId + ":" + entry.sequenceNumber()));
    write(out, ",\"eventName\":\"aws:kinesis:record\",\"invokeIdentityArn\":");
    write(out, "\"arn:aws:iam::123456789012:role/weir\",\"awsRegion\":");
    write(out, JsonStrings.quote(region()));
    write(out, ",\"eventSourceARN\":" + JsonStrings.quote(streamArn) + "}");
  }

  private String region() {
    String[] parts = streamArn.split(":", -1);
    return parts.length > REGION ? parts[REGION] : "";
  }

  private static String seconds(Instant at) {
    return BigDecimal.valueOf(at.getEpochSecond())
        .add(BigDecimal.valueOf(at.getNano(), 9))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
