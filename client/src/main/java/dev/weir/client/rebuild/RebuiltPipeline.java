package dev.weir.client.rebuild;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.publish.OutageLog;
import dev.weir.alerts.AlertOrigin;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.send.AppliedPositions;
import dev.weir.engine.StreamHandler;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.Pause;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.TransactionHandler;
import dev.weir.transactions.TransactionPorts;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.decide.DynamoRuleSets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The handler of a pipeline's function, with the settings and tables of the stack but another
 * projection. Lambda runs the same handler.
 */
final class RebuiltPipeline implements AutoCloseable {

  private static final int AT_ONCE = 16;

  private final Cloud cloud;
  private final Rebuildable stream;
  private final String projection;
  private final AlertOrigin origin;
  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final SnsClient sns;
  private final ArchivedShards shards;
  private final CountedQuarantine quarantine;

  RebuiltPipeline(Cloud cloud, Rebuildable stream, String projection, boolean publishes) {
    this.cloud = cloud;
    this.stream = stream;
    this.projection = projection;
    origin = AlertOrigin.of("rebuild of " + projection, publishes);
    dynamo = cloud.dynamo();
    s3 = cloud.s3();
    sns = cloud.sns();
    shards = ArchivedShards.of(cloud, streamArn());
    quarantine =
        new CountedQuarantine(new S3Quarantine(s3, cloud.output(StackOutput.QUARANTINE_BUCKET)));
  }

  DynamoDbClient dynamo() {
    return dynamo;
  }

  String streamArn() {
    return cloud.output(stream.archived().stream().arnOutput());
  }

  /** Returns the lane of the new projection that receives a lane of the archive. */
  Lane laneOf(Lane archived) {
    return new Lane(projection, archived.stream(), archived.incarnation(), archived.shard());
  }

  /** Returns how far a lane of the archive is applied. */
  Optional<SequenceNumber> reached(Lane archived) {
    return AppliedPositions.of(cloud, stream.target(), dynamo).of(laneOf(archived));
  }

  /** Returns what the handlers put into quarantine. */
  CountedQuarantine quarantine() {
    return quarantine;
  }

  /** Starts an instance that a lane of the archive is played to. */
  StreamHandler start(Lane archived, LaneAttempts attempts) {
    return switch (stream) {
      case ACCESS_LOGS -> accessLogs(archived, attempts);
      case TRANSACTIONS -> transactions(archived, attempts);
    };
  }

  private StreamHandler accessLogs(Lane archived, LaneAttempts attempts) {
    var settings =
        DeployedSettings.accessLogs(cloud, Map.of(AccessLogSettings.PROJECTION, projection));
    return new AccessLogHandler(
        settings,
        new AccessLogPorts(
            _ -> archived.incarnation(),
            shards,
            new DynamoMinuteCounts(
                dynamo,
                cloud.output(StackOutput.COUNTS_TABLE),
                cloud.output(StackOutput.POSITIONS_TABLE)),
            quarantine,
            new DynamoOutbox(dynamo, cloud.output(StackOutput.ALERTS_TABLE), origin),
            OutageLog.OFF, // rebuilt minutes are over
            new SnsAlertTopic(sns, cloud.output(StackOutput.ALERT_TOPIC)),
            InstantSource.system(),
            Concurrency.virtualThreads(AT_ONCE),
            Pause.sleeping()),
        attempts);
  }

  private StreamHandler transactions(Lane archived, LaneAttempts attempts) {
    var settings =
        DeployedSettings.transactions(cloud, Map.of(TransactionSettings.PROJECTION, projection));
    var alerts = cloud.output(StackOutput.ALERTS_TABLE);
    return new TransactionHandler(
        settings,
        new TransactionPorts(
            _ -> archived.incarnation(),
            shards,
            new DynamoUserProfiles(
                dynamo, cloud.output(StackOutput.PROFILES_TABLE), alerts, projection, origin),
            new DynamoLanePositions(dynamo, cloud.output(StackOutput.POSITIONS_TABLE)),
            new DynamoRuleSets(dynamo, cloud.output(StackOutput.RULES_TABLE)),
            quarantine,
            new DynamoOutbox(dynamo, alerts, origin),
            new SnsAlertTopic(sns, cloud.output(StackOutput.ALERT_TOPIC)),
            InstantSource.system(),
            Concurrency.virtualThreads(AT_ONCE),
            Pause.sleeping()),
        attempts);
  }

  @Override
  public void close() {
    dynamo.close();
    s3.close();
    sns.close();
  }
}
