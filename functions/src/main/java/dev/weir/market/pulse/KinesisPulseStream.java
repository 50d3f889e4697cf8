package dev.weir.market.pulse;

import dev.weir.aws.Refusals;
import dev.weir.events.market.PulseJson;
import dev.weir.wiring.AwsClients;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Puts pulses into a Kinesis stream. */
public final class KinesisPulseStream implements PulseStream {

  private final KinesisClient kinesis;
  private final String streamArn;

  public KinesisPulseStream(KinesisClient kinesis, String streamArn) {
    this.kinesis = kinesis;
    this.streamArn = streamArn;
  }

  static KinesisPulseStream of(AwsClients clients, String streamArn) {
    return new KinesisPulseStream(clients.kinesis(), streamArn);
  }

  @Override
  public void put() {
    try {
      kinesis.putRecord(
          request ->
              request
                  .streamARN(streamArn)
                  .partitionKey(PulseJson.PARTITION_KEY)
                  .data(SdkBytes.fromByteArray(PulseJson.write())));
    } catch (SdkException e) {
      throw Refusals.of("The stream did not take the pulse", e);
    }
  }
}
