package dev.weir.client.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.accesslog.AccessLogReplay;
import dev.weir.accesslog.AccessLogReplay.Result;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.publish.ErrorAlerts;
import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.telemetry.Meter;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** {@code weir quarantine replay}: what was quarantined, once its cause is fixed. */
@Command(
    name = "replay",
    description = {
      "Count quarantined access-log lines once the cause is fixed, by the settings that the "
          + "stack has now.",
      "A line counts once, however often this runs. Nothing is published unless asked for."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir quarantine replay --dry-run",
      "  weir quarantine replay --reason BAD_TIME --since 2026-11-29",
      "  weir quarantine replay --since 3d --publish"
    })
final class QuarantineReplayCommand implements Callable<Integer> {

  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

  @Option(
      names = "--prefix",
      paramLabel = "P",
      defaultValue = QuarantinedLogs.PREFIX,
      description = "Only keys that begin so. Default: ${DEFAULT-VALUE}")
  private String prefix;

  @Option(
      names = "--reason",
      paramLabel = "R",
      split = ",",
      description = "Only objects with an entry of these reasons, such as BAD_TIME.")
  private List<Reason> reasons = List.of();

  @Option(
      names = "--since",
      paramLabel = "T",
      converter = Instants.class,
      description = "Only records that arrived since: 2026-11-29T06:00Z, 2026-11-29, 15m, 2h, 3d.")
  private Instant since;

  @Option(names = "--dry-run", description = "Change nothing, and show what would be counted.")
  private boolean dryRun;

  @Option(
      names = "--publish",
      description = "Publish the alerts that the minutes give now, also those of earlier replays.")
  private boolean publish;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  private long objects;
  private long requests;
  private long left;
  private long refused;

  @Override
  public Integer call() {
    if (!prefix.startsWith(QuarantinedLogs.PREFIX)) {
      throw new ParameterException(
          spec.commandLine(),
          "--prefix is "
              + prefix
              + "; only access logs are replayed, so begin it with "
              + QuarantinedLogs.PREFIX
              + ". Transactions and ticks: see docs/quarantine.md");
    }
    var cloud = where.open();
    try (var dynamo = cloud.dynamo();
        var s3 = cloud.s3();
        var sns = cloud.sns()) {
      replay(cloud, dynamo, s3, sns);
    }
    return summary();
  }

  private void replay(Cloud cloud, DynamoDbClient dynamo, S3Client s3, SnsClient sns) {
    var counts =
        new DynamoMinuteCounts(
            dynamo, cloud.output("AccessLogCountsTable"), cloud.output("ShardPositionsTable"));
    var settings = settings(cloud);
    var clock = InstantSource.system();
    var topic = new SnsAlertTopic(sns, cloud.output("AlertTopicArn"));
    var outbox = new DynamoOutbox(dynamo, cloud.output("AlertsTable"));
    var publisher = new AlertPublisher(outbox, topic, clock, new Meter(clock));
    var alerts =
        new ErrorAlerts(
            counts,
            settings.rules(),
            settings.alertHorizon(),
            settings.lateness(),
            publisher,
            clock);
    var bucketName = cloud.output("QuarantineBucket");
    var replay =
        new AccessLogReplay(
            settings,
            counts,
            new S3Quarantine(s3, bucketName),
            Optional.of(alerts).filter(_ -> publish),
            clock.instant());
    var logs = QuarantinedLogs.of(cloud, counts);
    var bucket = new QuarantineBucket(s3, bucketName);
    bucket
        .keys(prefix)
        .filter(QuarantinedObject::isKey)
        .filter(key -> publish ? logs.isNamed(key) : logs.isCounted(key))
        .map(bucket::object)
        .filter(this::isWanted)
        .forEach(object -> replay(replay, logs, object));
  }

  private static AccessLogSettings settings(Cloud cloud) {
    try {
      return AccessLogSettings.of(
          new ObjectMapper().readValue(cloud.output("AccessLogSettings"), SETTINGS));
    } catch (JsonProcessingException e) {
      throw new CommandFault(
          "The stack's output AccessLogSettings can't be read: " + e.getOriginalMessage(),
          "Deploy this version, or start the local cloud again.");
    }
  }

  private boolean isWanted(QuarantinedObject object) {
    var isSince = since == null || !object.place().arrivedAt().isBefore(since);
    return isSince
        && (reasons.isEmpty()
            || object.rejected().stream().anyMatch(entry -> reasons.contains(entry.reason())));
  }

  private void replay(AccessLogReplay replay, QuarantinedLogs logs, QuarantinedObject object) {
    var lane = logs.laneOf(object.key());
    switch (dryRun ? replay.rehearse(lane, object) : replay.replay(lane, object)) {
      case Result.Replayed(var counted, var still) -> {
        objects++;
        requests += counted;
        left += still;
        out()
            .printf(
                "%s: %,d requests, %,d entries still unreadable%n", object.key(), counted, still);
      }
      case Result.Unreadable() -> left += object.rejected().size();
      case Result.Refused(var why) -> {
        refused++;
        out().printf("%s: refused: %s%n", object.key(), why);
      }
      case Result.Done() -> {}
    }
    out().flush();
  }

  private int summary() {
    out()
        .printf(
            "%s %,d requests of %,d objects; %,d entries are still unreadable%n",
            dryRun ? "Would count" : "Counted", requests, objects, left);
    out().flush();
    if (refused > 0) {
      throw new CommandFault(
          "%,d objects were refused".formatted(refused),
          "What they hold can't be counted exactly any more; weir quarantine show has the bytes.");
    }
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
