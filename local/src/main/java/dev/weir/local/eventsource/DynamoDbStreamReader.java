package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads the stream of a table's changes with GetRecords. */
public final class DynamoDbStreamReader implements StreamReader {

  /**
   * Maximum records of a page:
   * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html.
   */
  private static final int MAX_PER_READ = 1000;

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final InstantSource clock;

  /** Creates a reader of one stream. */
  public DynamoDbStreamReader(DynamoDbStreamsClient streams, String streamArn) {
    this(streams, streamArn, InstantSource.system());
  }

  /** Creates a reader that dates changes by a clock where the emulator's time is too coarse. */
  DynamoDbStreamReader(DynamoDbStreamsClient streams, String streamArn, InstantSource clock) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.clock = clock;
  }

  @Override
  public List<StreamShard> shards() {
    try {
      return listed();
    } catch (ResourceNotFoundException e) {
      throw InvalidMappingException.streamNotFound(streamArn, e);
    }
  }

  private List<StreamShard> listed() {
    var shards = new ArrayList<StreamShard>();
    String last = null;
    do {
      var after = last;
      var page =
          streams
              .describeStream(r -> r.streamArn(streamArn).exclusiveStartShardId(after))
              .streamDescription();
      page.shards().forEach(shard -> shards.add(shard(shard)));
      last = page.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  private static StreamShard shard(Shard shard) {
    var parent = Optional.ofNullable(shard.parentShardId()).map(Set::of).orElse(Set.of());
    boolean closed = shard.sequenceNumberRange().endingSequenceNumber() != null;
    return new StreamShard(shard.shardId(), parent, closed);
  }

  @Override
  public ShardCursor open(String shardId, ReadPosition from) {
    var request = GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shardId);
    var notBefore = Instant.MIN;
    switch (from) {
      case ReadPosition.TrimHorizon _ -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
      case ReadPosition.Latest _ -> request.shardIteratorType(ShardIteratorType.LATEST);
      case ReadPosition.AtTimestamp(Instant time) -> {
        // These streams have no iterator at a time: older records are skipped.
        request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        notBefore = time;
      }
      case ReadPosition.After(String sequenceNumber) ->
          request
              .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
              .sequenceNumber(DynamoDbChange.emulatedNumber(sequenceNumber));
    }
    return new TableCursor(request.build(), notBefore);
  }

  private String iteratorOf(GetShardIteratorRequest beginning) {
    return streams.getShardIterator(beginning).shardIterator();
  }

  // DynamoDB Local reports only the minute of a change. It cannot be earlier than a read that found
  // nothing before it.
  private static PolledRecord record(Record change, Instant notBefore) {
    var minute = change.dynamodb().approximateCreationDateTime();
    var created = minute.isBefore(notBefore) ? notBefore : minute;
    return new PolledRecord(
        DynamoDbChange.sequenceNumber(change),
        DynamoDbChange.key(change),
        created,
        DynamoDbChange.json(change, created));
  }

  private final class TableCursor implements ShardCursor {
    private final GetShardIteratorRequest beginning;
    private final Instant notBefore;
    private boolean isAtHorizon;
    private String iterator;
    private Instant caughtUpAt = Instant.MIN;

    private TableCursor(GetShardIteratorRequest beginning, Instant notBefore) {
      this.beginning = beginning;
      this.notBefore = notBefore;
      isAtHorizon = beginning.shardIteratorType() == ShardIteratorType.TRIM_HORIZON;
      iterator = iteratorOf(beginning);
    }

    @Override
    public Page read(int limit) {
      var records = new ArrayList<PolledRecord>();
      boolean passedOver = true;
      // A page of skipped records only does not mean that nothing is left.
      while (iterator != null && records.isEmpty() && passedOver) {
        var asked = clock.instant();
        var response = next(Math.min(limit, MAX_PER_READ));
        iterator = response.nextShardIterator();
        take(response, records);
        if (response.records().isEmpty()) {
          caughtUpAt = asked;
        }
        passedOver = !response.records().isEmpty();
      }
      return new Page(records, iterator == null, Duration.ZERO);
    }

    // DynamoDB Local refuses an iterator that was created while its shard was empty, once the first
    // record is there. A new one from the horizon misses nothing.
    private GetRecordsResponse next(int limit) {
      try {
        return page(limit);
      } catch (TrimmedDataAccessException e) {
        if (!isAtHorizon) {
          throw e;
        }
        iterator = iteratorOf(beginning);
        return page(limit);
      }
    }

    private GetRecordsResponse page(int limit) {
      var page = streams.getRecords(r -> r.shardIterator(iterator).limit(limit));
      isAtHorizon &= page.records().isEmpty();
      return page;
    }

    private void take(GetRecordsResponse response, List<PolledRecord> records) {
      response.records().stream()
          .map(change -> record(change, caughtUpAt))
          .filter(record -> !record.arrivedAt().isBefore(notBefore))
          .forEach(records::add);
    }
  }
}
