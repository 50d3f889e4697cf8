package dev.weir.local.provisioning;

import java.util.Map;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Creates data streams and their consumers. */
final class KinesisProvisioner {

  /**
   * Initial number of shards of an on-demand stream:
   * https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html.
   */
  private static final int ON_DEMAND_SHARDS = 4;

  private static final int DEFAULT_RETENTION_HOURS = 24;

  private final KinesisClient kinesis;

  KinesisProvisioner(KinesisClient kinesis) {
    this.kinesis = kinesis;
  }

  CreatedResource stream(Properties properties) {
    var name = properties.name("Name", "");
    var onDemand =
        properties.node("StreamModeDetails").path("StreamMode").asText().equals("ON_DEMAND");
    int shards = properties.number("ShardCount", onDemand ? ON_DEMAND_SHARDS : 1);
    int retention = properties.number("RetentionPeriodHours", DEFAULT_RETENTION_HOURS);
    int maxRecordKib = properties.number("MaxRecordSizeInKiB", 0);
    properties.withoutMeaning("StreamEncryption", "DesiredShardLevelMetrics").refuseOthers();

    create(name, onDemand, shards);
    var arn = awaitActive(name);
    if (retention > DEFAULT_RETENTION_HOURS) {
      kinesis.increaseStreamRetentionPeriod(
          r -> r.streamName(name).retentionPeriodHours(retention));
    }
    if (maxRecordKib > 0) {
      kinesis.updateMaxRecordSize(r -> r.streamARN(arn).maxRecordSizeInKiB(maxRecordKib));
    }
    return CreatedResource.withArn(name, arn);
  }

  private void create(String name, boolean onDemand, int shards) {
    // The shard count is also sent in on-demand mode, because the emulator has a different default.
    kinesis.createStream(
        r ->
            r.streamName(name)
                .shardCount(shards)
                .streamModeDetails(
                    m -> m.streamMode(onDemand ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED)));
  }

  private String awaitActive(String name) {
    var made = kinesis.waiter().waitUntilStreamExists(r -> r.streamName(name));
    return made.matched()
        .response()
        .map(response -> response.streamDescription())
        .filter(description -> description.streamStatus() == StreamStatus.ACTIVE)
        .orElseThrow(() -> new IllegalStateException("Stream did not become active " + name))
        .streamARN();
  }

  CreatedResource consumer(Properties properties) {
    var name = properties.required("ConsumerName");
    var stream = properties.required("StreamARN");
    properties.withoutMeaning().refuseOthers();
    var arn =
        kinesis
            .registerStreamConsumer(r -> r.streamARN(stream).consumerName(name))
            .consumer()
            .consumerARN();
    return new CreatedResource(
        arn, Map.of("ConsumerARN", arn, "ConsumerName", name, "StreamARN", stream));
  }
}
