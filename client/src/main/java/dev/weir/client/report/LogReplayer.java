package dev.weir.client.report;

import dev.weir.accesslog.AccessLogReplay;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.publish.ErrorAlerts;
import dev.weir.accesslog.publish.OutageLog;
import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.engine.ReplayResult;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.telemetry.Meter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** Counts quarantined lines with the stack's settings. */
final class LogReplayer implements Replayer {

  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final SnsClient sns;
  private final QuarantineBucket bucket;
  private final QuarantinedLogs logs;
  private final AccessLogReplay replay;
  private final boolean publishes;

  LogReplayer(Cloud cloud, ReplayWish wish) {
    dynamo = cloud.dynamo();
    s3 = cloud.s3();
    sns = cloud.sns();
    publishes = wish.publishes();
    logs = QuarantinedLogs.of(cloud, dynamo).orElseThrow();
    var bucketName = cloud.output(StackOutput.QUARANTINE_BUCKET);
    bucket = new QuarantineBucket(s3, bucketName);
    var settings = DeployedSettings.accessLogs(cloud, Map.of());
    replay =
        new AccessLogReplay(
            settings,
            logs.counts(),
            new S3Quarantine(s3, bucketName),
            publishes ? Optional.of(alerts(cloud, settings)) : Optional.empty(),
            InstantSource.system().instant());
  }

  private ErrorAlerts alerts(Cloud cloud, AccessLogSettings settings) {
    var clock = InstantSource.system();
    var topic = new SnsAlertTopic(sns, cloud.output(StackOutput.ALERT_TOPIC));
    var outbox = new DynamoOutbox(dynamo, cloud.output(StackOutput.ALERTS_TABLE));
    return new ErrorAlerts(
        logs.counts(),
        settings.rules(),
        settings.alertHorizon(),
        settings.lateness(),
        OutageLog.OFF, // replayed minutes are over
        new AlertPublisher(outbox, topic, clock, new Meter(clock)),
        clock);
  }

  @Override
  public String unit() {
    return "requests";
  }

  @Override
  public Stream<QuarantinedObject> objects(String prefix) {
    return bucket.objects(prefix, key -> publishes ? logs.isNamed(key) : logs.isCounted(key));
  }

  @Override
  public ReplayResult replay(QuarantinedObject object) {
    return replay.replay(logs.laneOf(object.key()), object);
  }

  @Override
  public ReplayResult rehearse(QuarantinedObject object) {
    return replay.rehearse(logs.laneOf(object.key()), object);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() {
    dynamo.close();
    s3.close();
    sns.close();
  }
}
