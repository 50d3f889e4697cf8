package dev.weir.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The records of one shard in one invocation, in the order of the shard.
 *
 * @param streamArn of the stream, without the {@code /consumer/...} of an enhanced fan-out
 *     consumer; empty without records
 * @param shard the shard of all records; {@link Shard#NONE} without records
 * @param records as delivered: first to last, or any part of them again
 */
public record KinesisBatch(String streamArn, Shard shard, List<KinesisRecord> records)
    implements Batch<KinesisRecord> {

  private static final String CONSUMER = "/consumer/";

  public KinesisBatch {
    Objects.requireNonNull(shard, "shard");
    int consumer = streamArn.indexOf(CONSUMER);
    streamArn = consumer < 0 ? streamArn : streamArn.substring(0, consumer);
    records = List.copyOf(records);
  }

  /**
   * Reads Lambda's event for a function on a Kinesis stream. Fields may come in any order, and
   * unknown fields are skipped. To read many events, use one {@link KinesisEvents}.
   *
   * @throws MalformedEventException if this is not such an event, or mixes shards or streams: an
   *     error of the caller, which a retry does not repair
   * @throws IOException if the stream can't be read
   */
  public static KinesisBatch read(InputStream event) throws IOException {
    return new KinesisEvents().read(event);
  }
}
