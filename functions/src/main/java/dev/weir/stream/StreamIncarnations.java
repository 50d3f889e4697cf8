package dev.weir.stream;

/**
 * Distinguishes the incarnations of a stream. A stream that is deleted and recreated keeps its name
 * and ARN, but its shard ids and sequence numbers restart: fences of its former incarnation would
 * swallow the new records. So everything derived from a stream is keyed by its incarnation too.
 */
@FunctionalInterface
public interface StreamIncarnations {

  /**
   * Returns the current incarnation of the stream: its creation time in epoch milliseconds.
   *
   * @throws RuntimeException if it can't be determined; the batch must then be retried
   */
  String incarnationOf(String streamArn);
}
