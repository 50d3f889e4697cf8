package dev.weir.client.send;

import dev.weir.client.cloud.Cloud;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The lanes of the shards that something was put to. */
public final class ShardLanes {

  private ShardLanes() {}

  /** Names the lane of each shard, as the present incarnation of the pipeline's stream has it. */
  public static Map<Lane, SequenceNumber> of(
      Cloud cloud, SendTarget pipeline, Map<Shard, SequenceNumber> highest) {
    var lanes = new HashMap<Lane, SequenceNumber>();
    try (var kinesis = cloud.kinesis()) {
      var incarnations = new KinesisStreamIncarnations(kinesis, InstantSource.system());
      var incarnation = incarnations.incarnationOf(cloud.output(pipeline.streamArn()));
      var stream = cloud.output(pipeline.streamName());
      var projection = pipeline.projection(cloud);
      highest.forEach(
          (shard, at) -> lanes.put(new Lane(projection, stream, incarnation, shard), at));
    }
    return lanes;
  }
}
