package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A table's changes as Lambda gives them to a function.
 *
 * <p>Shape: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html. The reader has written what
 * a change is of itself; the place that it was read at is added here.
 */
final class DynamoDbEventFormat implements EventFormat {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String eventSourceArn;
  private final String region;

  /**
   * The format of one mapping.
   *
   * @param region the mapping's: all replicas of a table have one stream here
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

  /** Filters look at the record as the function gets it. */
  @Override
  public ObjectNode filtered(PolledRecord record, ObjectNode written) {
    return written;
  }

  @Override
  public String batchInfoName() {
    return "DDBStreamBatchInfo";
  }

  private static ObjectNode change(byte[] data) {
    try {
      return (ObjectNode) JSON.readTree(data);
    } catch (IOException e) {
      throw new UncheckedIOException("What the reader wrote is not JSON", e);
    }
  }
}
