package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads a Kinesis stream with GetRecords. */
public final class KinesisStreamReader implements StreamReader {
  private final KinesisClient kinesis;
  private final String streamArn;

  /**
   * Creates a reader of one stream.
   *
   * @param streamArn the stream itself, not one of its consumers
   */
  public KinesisStreamReader(KinesisClient kinesis, String streamArn) {
    this.kinesis = kinesis;
    this.streamArn = streamArn;
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
    var page = kinesis.listShards(request -> request.streamARN(streamArn));
    add(shards, page);
    while (page.nextToken() != null) {
      // The token stands for the stream: Kinesis refuses both together.
      var token = page.nextToken();
      page = kinesis.listShards(request -> request.nextToken(token));
      add(shards, page);
    }
    return shards;
  }

  @Override
  public ShardCursor open(String shardId, ReadPosition from) {
    return new KinesisCursor(iterator(shardId, from));
  }

  private static void add(List<StreamShard> shards, ListShardsResponse page) {
    page.shards().forEach(shard -> shards.add(shard(shard)));
  }

  private static StreamShard shard(Shard shard) {
    var parents =
        Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    boolean closed = shard.sequenceNumberRange().endingSequenceNumber() != null;
    return new StreamShard(shard.shardId(), parents, closed);
  }

  private String iterator(String shardId, ReadPosition from) {
    var request = GetShardIteratorRequest.builder().streamARN(streamArn).shardId(shardId);
    switch (from) {
      case ReadPosition.TrimHorizon _ -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
      case ReadPosition.Latest _ -> request.shardIteratorType(ShardIteratorType.LATEST);
      case ReadPosition.AtTimestamp(Instant time) ->
          request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(time);
      case ReadPosition.After(String sequenceNumber) ->
          request
              .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
              .startingSequenceNumber(sequenceNumber);
    }
    return kinesis.getShardIterator(request.build()).shardIterator();
  }

  private static PolledRecord record(Record record) {
    return new PolledRecord(
        record.sequenceNumber(),
        record.partitionKey(),
        record.approximateArrivalTimestamp(),
        record.data().asByteArrayUnsafe());
  }

  private final class KinesisCursor implements ShardCursor {
    private String iterator;

    private KinesisCursor(String iterator) {
      this.iterator = iterator;
    }

    @Override
    public Page read(int limit) {
      if (iterator == null) {
        return new Page(List.of(), true, Duration.ZERO);
      }
      var response = kinesis.getRecords(request -> request.shardIterator(iterator).limit(limit));
      iterator = response.nextShardIterator();
      return page(response);
    }

    private Page page(GetRecordsResponse response) {
      var records = response.records().stream().map(KinesisStreamReader::record).toList();
      long behind = Objects.requireNonNullElse(response.millisBehindLatest(), 0L);
      return new Page(records, iterator == null, Duration.ofMillis(behind));
    }
  }
}
