package dev.weir.engine;

import dev.weir.stream.Batch;
import dev.weir.stream.Lane;
import dev.weir.stream.StreamIncarnations;

/**
 * Finds the lane that a batch of a Kinesis stream is of.
 *
 * @param projection names everything that is derived from the stream
 */
public record Lanes(String projection, StreamIncarnations incarnations) {

  /**
   * The batch's lane.
   *
   * @throws dev.weir.stream.UnavailableException where Kinesis does not say which incarnation of
   *     the stream it is
   */
  public Lane of(Batch<?> batch) {
    return new Lane(
        projection,
        batch.streamName(),
        incarnations.incarnationOf(batch.streamArn()),
        batch.shard());
  }
}
