package dev.weir.client.switching;

import dev.weir.stream.KinesisShardList;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Looks up in a stream what its lanes have not applied: reads each shard after the lane's position
 * until a record comes, or the end.
 */
public final class KinesisSurvey {

  private final KinesisClient kinesis;
  private final InstantSource clock;
  private final Function<Shard, Optional<SequenceNumber>> positions;

  /**
   * A survey.
   *
   * @param positions up to where the lane of a shard is applied; empty where nothing is
   */
  public KinesisSurvey(
      KinesisClient kinesis,
      InstantSource clock,
      Function<Shard, Optional<SequenceNumber>> positions) {
    this.kinesis = kinesis;
    this.clock = clock;
    this.positions = positions;
  }

  /** Every shard that the stream lists, closed ones among them. */
  public List<SurveyedShard> of(String streamArn) {
    return KinesisShardList.of(kinesis, streamArn).stream()
        .map(listed -> new Shard(listed.shardId()))
        .map(shard -> new SurveyedShard(shard, unread(streamArn, shard)))
        .toList();
  }

  private Unread unread(String streamArn, Shard shard) {
    return positions
        .apply(shard)
        .map(position -> after(streamArn, shard, position))
        .orElseGet(Unread.WithoutLane::new);
  }

  private Unread after(String streamArn, Shard shard, SequenceNumber position) {
    // Before the first look: records that are put while it looks arrive later than this.
    var asked = clock.instant();
    var iterator = iterator(streamArn, shard, position);
    while (iterator != null) {
      var read = read(iterator);
      if (!read.records().isEmpty()) {
        return new Unread.Since(firstArrival(read));
      }
      if (read.nextShardIterator() != null && read.millisBehindLatest() == 0) {
        return new Unread.NothingBefore(asked);
      }
      iterator = read.nextShardIterator();
    }
    return new Unread.FinishedShard();
  }

  private String iterator(String streamArn, Shard shard, SequenceNumber position) {
    return kinesis
        .getShardIterator(
            get ->
                get.streamARN(streamArn)
                    .shardId(shard.id())
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .startingSequenceNumber(position.digits()))
        .shardIterator();
  }

  private GetRecordsResponse read(String iterator) {
    return kinesis.getRecords(get -> get.shardIterator(iterator).limit(1));
  }

  private static Instant firstArrival(GetRecordsResponse read) {
    return read.records().getFirst().approximateArrivalTimestamp();
  }
}
