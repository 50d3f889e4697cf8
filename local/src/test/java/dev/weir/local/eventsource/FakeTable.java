package dev.weir.local.eventsource;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A table in memory with a stream of one shard, whose records have DynamoDB Local's form: an id
 * with dashes, numbers with leading zeroes, the minute instead of the second.
 */
final class FakeTable implements DynamoDbStreamsClient {
  static final String STREAM =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/table/stream/2026-01-01T00:00:00.000";
  static final String ID = "id";
  private static final String SHARD = "shardId-00000001767225600000-a1b2c3d4";

  private final InstantSource clock;
  private final StreamViewType view;
  private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
  private final List<Record> changes = new ArrayList<>();
  private int reads;

  /** Creates an empty table; the attribute {@code id}, a text, identifies an item. */
  FakeTable(InstantSource clock, StreamViewType view) {
    this.clock = clock;
    this.view = view;
  }

  /** Puts an item. A put that changes nothing does not reach the stream. */
  void put(Map<String, AttributeValue> item) {
    var id = item.get(ID).s();
    var before = items.put(id, item);
    if (!item.equals(before)) {
      var type = before == null ? OperationType.INSERT : OperationType.MODIFY;
      changes.add(change(type, id, before).build());
    }
  }

  /** Removes an item as DynamoDB does once it has expired. */
  void expire(String id) {
    var change = change(OperationType.REMOVE, id, items.remove(id));
    changes.add(
        change
            .userIdentity(who -> who.type("Service").principalId("dynamodb.amazonaws.com"))
            .build());
  }

  int reads() {
    return reads;
  }

  DynamoDbStreamReader reader() {
    return new DynamoDbStreamReader(this, STREAM, clock);
  }

  private Record.Builder change(OperationType type, String id, Map<String, AttributeValue> before) {
    int place = changes.size() + 1;
    var change =
        StreamRecord.builder()
            .approximateCreationDateTime(clock.instant().truncatedTo(ChronoUnit.MINUTES))
            .keys(Map.of(ID, AttributeValue.fromS(id)))
            .newImage(items.get(id))
            .sequenceNumber(String.format(Locale.ROOT, "%021d", place))
            .sizeBytes(17L)
            .streamViewType(view);
    if (view == StreamViewType.NEW_AND_OLD_IMAGES) {
      change.oldImage(before);
    }
    return Record.builder()
        .eventID(new UUID(0xFEED, place).toString())
        .eventName(type)
        .eventVersion("1.1")
        .eventSource("aws:dynamodb")
        .awsRegion("ddblocal")
        .dynamodb(change.build());
  }

  @Override
  public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
    if (!request.streamArn().equals(STREAM)) {
      throw ResourceNotFoundException.builder().message("no " + request.streamArn()).build();
    }
    var shard = Shard.builder().shardId(SHARD).sequenceNumberRange(range -> {}).build();
    return DescribeStreamResponse.builder()
        .streamDescription(description -> description.shards(shard))
        .build();
  }

  @Override
  public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
    int place =
        switch (request.shardIteratorType()) {
          case TRIM_HORIZON -> 0;
          case LATEST -> changes.size();
          case AFTER_SEQUENCE_NUMBER -> Integer.parseInt(request.sequenceNumber());
          case AT_SEQUENCE_NUMBER, UNKNOWN_TO_SDK_VERSION ->
              throw new IllegalArgumentException(request.toString());
        };
    return GetShardIteratorResponse.builder().shardIterator(Integer.toString(place)).build();
  }

  @Override
  public GetRecordsResponse getRecords(GetRecordsRequest request) {
    reads++;
    int from = Integer.parseInt(request.shardIterator());
    int to = Math.min(changes.size(), from + request.limit());
    return GetRecordsResponse.builder()
        .records(changes.subList(from, to))
        .nextShardIterator(Integer.toString(to))
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
