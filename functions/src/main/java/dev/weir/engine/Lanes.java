package dev.weir.engine;

import dev.weir.stream.Batch;
import dev.weir.stream.Lane;
import dev.weir.stream.StreamIncarnations;

/**
 * Finds the lane of a batch from a Kinesis stream.
 *
 * @param projection the name of everything that is derived from the stream
 */
public record Lanes(String projection, StreamIncarnations incarnations) {

  /**
   * Returns the batch's lane.
   *
   * @throws dev.weir.stream.UnavailableException if Kinesis does not report which incarnation of
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
