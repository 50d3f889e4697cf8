package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Formats a table's changes as Lambda passes them to a function.
 *
 * <p>Shape: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html. The reader has written the
 * change itself; this class adds its place.
 */
final class DynamoDbEventFormat implements EventFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String eventSourceArn;
  private final String region;

  /**
   * Creates the format of one mapping.
   *
   * @param region the mapping's: here all replicas of a table have one stream
   */
  DynamoDbEventFormat(String eventSourceArn, String region) {
    this.eventSourceArn = eventSourceArn;
    this.region = region;
  }

  @Override
  public ObjectNode write(String shardId, PolledRecord record) {
    return change(record.data())
        .put("eventSource", "aws:dynamodb")
        .put("awsRegion", region)
        .put("eventSourceARN", eventSourceArn);
  }

  /** Filters match the record in the form that the function receives. */
  @Override
  public ObjectNode filtered(PolledRecord record, ObjectNode written) {
    return written;
  }

  @Override
  public String batchInfoName() {
    return "DDBStreamBatchInfo";
  }

  /** Whole seconds: a change states no more. */
  @Override
  public String arrival(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static ObjectNode change(byte[] data) {
    try {
      return (ObjectNode) JSON.readTree(data);
    } catch (IOException e) {
      throw new UncheckedIOException("What the reader wrote is not JSON", e);
    }
  }
}
