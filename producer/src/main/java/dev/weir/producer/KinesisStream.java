package dev.weir.producer;

import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** A Kinesis stream. */
public final class KinesisStream implements Stream {

  private final KinesisClient kinesis;
  private final String name;

  /** Creates a stream that puts to the given name. */
  public KinesisStream(KinesisClient kinesis, String name) {
    this.kinesis = kinesis;
    this.name = name;
  }

  @Override
  public List<PutAnswer> put(List<LineRecord> records) {
    var entries = records.stream().map(KinesisStream::entry).toList();
    try {
      var answer = kinesis.putRecords(request -> request.streamName(name).records(entries));
      return answer.records().stream().map(KinesisStream::answer).toList();
    } catch (ProvisionedThroughputExceededException e) {
      return records.stream().map(_ -> PutAnswer.failed(e.getMessage())).toList();
    }
  }

  private static PutRecordsRequestEntry entry(LineRecord record) {
    return PutRecordsRequestEntry.builder()
        .partitionKey(record.partitionKey())
        .data(SdkBytes.fromByteArrayUnsafe(record.data()))
        .build();
  }

  private static PutAnswer answer(PutRecordsResultEntry entry) {
    return entry.errorCode() == null
        ? PutAnswer.placed(entry.shardId(), entry.sequenceNumber())
        : PutAnswer.failed(entry.errorCode());
  }
}
