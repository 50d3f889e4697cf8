package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.eventsource.BatchQueueStep.DiscardCondition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * The notification of an on-failure destination about records that were given up.
 *
 * <p>Shape: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html. The
 * document carries no data; an S3 bucket also gets the complete event.
 */
public final class FailureRecord {
  static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final MappingSettings settings;
  private final EventFormat format;
  private final String shardId;
  private final PolledBatch batch;
  private final DiscardCondition condition;
  private final Instant at;

  FailureRecord(
      MappingSettings settings,
      EventFormat format,
      String shardId,
      PolledBatch batch,
      DiscardCondition condition,
      Instant at) {
    this.settings = settings;
    this.format = format;
    this.shardId = shardId;
    this.batch = batch;
    this.condition = condition;
    this.at = at;
  }

  String mappingUuid() {
    return settings.uuid();
  }

  String shardId() {
    return shardId;
  }

  Instant at() {
    return at;
  }

  PolledBatch batch() {
    return batch;
  }

  DiscardCondition condition() {
    return condition;
  }

  /** Returns the document for queues and topics. */
  String document() {
    return describe().toString();
  }

  /** Returns the document with the complete event as a string. */
  String documentWithPayload() {
    var events = new EventWriter(shardId, settings.eventSourceArn());
    var event = events.write(batch.records(), Optional.empty());
    return describe().put("payload", new String(event, StandardCharsets.UTF_8)).toString();
  }

  private ObjectNode describe() {
    var document = JsonNodeFactory.instance.objectNode();
    document.set("requestContext", requestContext());
    if (condition == DiscardCondition.RETRY_ATTEMPTS_EXHAUSTED) {
      document.set("responseContext", responseContext());
    }
    document.put("version", "1.0").put("timestamp", MILLIS.format(at));
    document.set(format.batchInfoName(), batchInfo());
    return document;
  }

  private ObjectNode requestContext() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requestId", requestId())
        .put("functionArn", settings.functionArn())
        .put("condition", condition.text())
        .put("approximateInvokeCount", invocations());
  }

  /**
   * Without an invocation AWS states some id; here it is the same if the record is written again.
   */
  private String requestId() {
    return batch
        .lastFailure()
        .map(PolledBatch.FailedCall::requestId)
        .orElseGet(
            () ->
                UUID.nameUUIDFromBytes(
                        (settings.uuid() + batch.records().getFirst().sequenceNumber())
                            .getBytes(StandardCharsets.UTF_8))
                    .toString());
  }

  /** For records that were too old before their first invocation, AWS states one. */
  private int invocations() {
    return condition == DiscardCondition.RECORD_AGE_EXCEEDED
        ? Math.max(1, batch.invocations())
        : batch.invocations();
  }

  private ObjectNode responseContext() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put(
            "functionError",
            batch.lastFailure().flatMap(PolledBatch.FailedCall::functionError).orElse(null));
  }

  private ObjectNode batchInfo() {
    var first = batch.records().getFirst();
    var last = batch.records().getLast();
    return JsonNodeFactory.instance
        .objectNode()
        .put("shardId", shardId)
        .put("startSequenceNumber", first.sequenceNumber())
        .put("endSequenceNumber", last.sequenceNumber())
        .put("approximateArrivalOfFirstRecord", format.arrival(first.arrivedAt()))
        .put("approximateArrivalOfLastRecord", format.arrival(last.arrivedAt()))
        .put("batchSize", batch.size())
        .put("streamArn", settings.streamArn());
  }
}
