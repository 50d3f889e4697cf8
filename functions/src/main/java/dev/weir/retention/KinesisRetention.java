package dev.weir.retention;

import dev.weir.wiring.AwsClients;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The retention of Kinesis streams. */
final class KinesisRetention implements StreamRetention {

  private final KinesisClient kinesis;

  KinesisRetention(KinesisClient kinesis) {
    this.kinesis = kinesis;
  }

  static KinesisRetention of(AwsClients clients) {
    return new KinesisRetention(clients.kinesis());
  }

  @Override
  public int hours(String stream) {
    return kinesis
        .describeStreamSummary(request -> request.streamName(stream))
        .streamDescriptionSummary()
        .retentionPeriodHours();
  }

  @Override
  public void raise(String stream, int hours) {
    kinesis.increaseStreamRetentionPeriod(
        request -> request.streamName(stream).retentionPeriodHours(hours));
  }

  @Override
  public void lower(String stream, int hours) {
    kinesis.decreaseStreamRetentionPeriod(
        request -> request.streamName(stream).retentionPeriodHours(hours));
  }
}
