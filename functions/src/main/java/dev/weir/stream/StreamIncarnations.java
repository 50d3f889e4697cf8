package dev.weir.stream;

/**
 * Tells the lives of a stream apart. A stream that is deleted and made again keeps its name and
 * ARN, but its shard ids and sequence numbers start over: fences of its former life would swallow
 * the new records. So everything derived from a stream is kept under its incarnation too.
 */
@FunctionalInterface
public interface StreamIncarnations {

  /**
   * The present incarnation of the stream: its creation time in epoch milliseconds.
   *
   * @throws RuntimeException if it can't be found out; the batch is then to be retried
   */
  String incarnationOf(String streamArn);
}
