package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Formats Kinesis records as Lambda passes them to a function.
 *
 * <p>Shape: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html. {@code eventSourceARN}
 * is the mapping's source, so a consumer's ARN under enhanced fan-out.
 */
final class KinesisEventFormat implements EventFormat {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final int ARN_REGION = 3;
  private static final int ARN_ACCOUNT = 4;

  private final String eventSourceArn;
  private final String region;
  private final String identityArn;

  KinesisEventFormat(String eventSourceArn) {
    this.eventSourceArn = eventSourceArn;
    var arn = eventSourceArn.split(":", -1);
    this.region = arn[ARN_REGION];
    this.identityArn = "arn:aws:iam::" + arn[ARN_ACCOUNT] + ":role/weir-local";
  }

  @Override
  public ObjectNode write(String shardId, PolledRecord record) {
    var written = JsonNodeFactory.instance.objectNode();
    written
        .putObject("kinesis")
        .put("kinesisSchemaVersion", "1.0")
        .put("partitionKey", record.orderKey())
        .put("sequenceNumber", record.sequenceNumber())
        .put("data", Base64.getEncoder().encodeToString(record.data()))
        .put(
            "approximateArrivalTimestamp",
            BigDecimal.valueOf(record.arrivedAt().toEpochMilli(), 3));
    return written
        .put("eventSource", "aws:kinesis")
        .put("eventVersion", "1.0")
        .put("eventID", shardId + ":" + record.sequenceNumber())
        .put("eventName", "aws:kinesis:record")
        .put("invokeIdentityArn", identityArn)
        .put("awsRegion", region)
        .put("eventSourceARN", eventSourceArn);
  }

  /**
   * Returns the members of {@code kinesis} alongside the record's own, with {@code data} as JSON if
   * it is.
   */
  @Override
  public ObjectNode filtered(PolledRecord record, ObjectNode written) {
    var view = written.deepCopy();
    view.setAll((ObjectNode) view.remove("kinesis"));
    view.remove("data");
    json(record.data()).ifPresent(data -> view.set("data", data));
    return view;
  }

  @Override
  public String batchInfoName() {
    return "KinesisBatchInfo";
  }

  @Override
  public String arrival(Instant time) {
    return FailureRecord.MILLIS.format(time);
  }

  private static Optional<JsonNode> json(byte[] data) {
    try {
      return Optional.of(JSON.readTree(data)).filter(JsonNode::isContainerNode);
    } catch (IOException e) {
      // "Not JSON" is a valid result here: filters on the data drop such a record.
      return Optional.empty();
    }
  }
}
