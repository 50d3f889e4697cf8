package dev.weir.client.report;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.engine.ReplayResult;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.transactions.TransactionReplay;
import dev.weir.transactions.TransactionReplay.Options;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.decide.DynamoRuleSets;
import dev.weir.transactions.parse.TransactionParser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Applies quarantined transactions with the stack's rules and schemas. */
final class TransactionReplayer implements Replayer {

  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final QuarantineBucket bucket;
  private final QuarantinedEvents events;
  private final TransactionReplay replay;
  private final boolean publishes;

  TransactionReplayer(Cloud cloud, ReplayWish wish) {
    dynamo = cloud.dynamo();
    s3 = cloud.s3();
    publishes = wish.publishes();
    bucket = new QuarantineBucket(s3, cloud.output(StackOutput.QUARANTINE_BUCKET));
    events = QuarantinedEvents.of(cloud, dynamo);
    var settings = DeployedSettings.transactions(cloud, Map.of());
    replay =
        new TransactionReplay(
            new DynamoUserProfiles(
                dynamo,
                cloud.output(StackOutput.PROFILES_TABLE),
                cloud.output(StackOutput.ALERTS_TABLE),
                cloud.transactionProjection()),
            events.positions(),
            TransactionParser.ofQuarantine(new TransactionMessages(settings.schemas())),
            new DynamoRuleSets(dynamo, cloud.output(StackOutput.RULES_TABLE)).latest(),
            new Options(
                wish::isFor,
                publishes,
                wish.takesForgotten(),
                InstantSource.system().instant(),
                settings.profileRetention()));
  }

  @Override
  public String unit() {
    return "transactions";
  }

  @Override
  public Stream<QuarantinedObject> objects(String prefix) {
    return bucket.objects(prefix, key -> events.isOpen("", key));
  }

  @Override
  public ReplayResult replay(QuarantinedObject object) {
    return replay.replay(events.laneOf("", object.key()), object);
  }

  @Override
  public ReplayResult rehearse(QuarantinedObject object) {
    return replay.rehearse(events.laneOf("", object.key()), object);
  }

  @Override
  public List<String> notes() {
    var notes = new ArrayList<String>();
    if (replay.unjudged() > 0) {
      notes.add(
          "%,d transactions are more than 24 hours older than their user's latest: no rule was applied"
              .formatted(replay.unjudged()));
    }
    if (replay.alerts() > 0) {
      notes.add(
          publishes
              ? "%,d alerts, to be published within a minute".formatted(replay.alerts())
              : "%,d alerts, recorded and not published".formatted(replay.alerts()));
    }
    if (replay.forgotten() > 0) {
      notes.add(
          "%,d transactions rejected: their users have too many later ones to know whether they were"
                  .formatted(replay.forgotten())
              + " applied; --forgotten replays them");
    }
    return notes;
  }

  @Override
  public void close() {
    dynamo.close();
    s3.close();
  }
}
