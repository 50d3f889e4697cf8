package dev.weir.client.send;

import dev.weir.client.cloud.Cloud;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The lanes of the shards that received records. */
public final class ShardLanes {

  private ShardLanes() {}

  /** Maps each shard to its lane in the current incarnation of the pipeline's stream. */
  public static Map<Lane, SequenceNumber> of(
      Cloud cloud, SendTarget pipeline, Map<String, BigInteger> highest) {
    var lanes = new HashMap<Lane, SequenceNumber>();
    try (var kinesis = cloud.kinesis()) {
      var incarnations = new KinesisStreamIncarnations(kinesis, InstantSource.system());
      var incarnation = incarnations.incarnationOf(cloud.output(pipeline.streamArn()));
      var stream = cloud.output(pipeline.streamName());
      var projection = pipeline.projection(cloud);
      highest.forEach(
          (shard, at) ->
              lanes.put(
                  new Lane(projection, stream, incarnation, new Shard(shard)),
                  new SequenceNumber(at.toString())));
    }
    return lanes;
  }
}
