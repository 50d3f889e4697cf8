package dev.weir.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The records of one shard that one invocation was given, in the order of the shard.
 *
 * @param streamArn of the stream, without the {@code /consumer/...} of an enhanced fan-out
 *     consumer; empty where there are no records
 * @param shard the one that all records are of; {@link Shard#NONE} where there are no records
 * @param records as they were delivered: first to last, or any part of them again
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
   * Reads the event that Lambda gives to a function for a Kinesis stream. Fields may come in any
   * order, and fields that are not known are skipped. Who reads many events reads them with one
   * {@link KinesisEvents}.
   *
   * @throws MalformedEventException if this is not such event, or mixes shards or streams: a
   *     mistake of the caller, which a retry does not repair
   * @throws IOException if the stream can't be read
   */
  public static KinesisBatch read(InputStream event) throws IOException {
    return new KinesisEvents().read(event);
  }
}
