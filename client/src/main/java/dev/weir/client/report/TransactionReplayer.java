package dev.weir.client.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.engine.ReplayResult;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.transactions.TransactionReplay;
import dev.weir.transactions.TransactionReplay.Options;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.decide.DynamoRuleSets;
import dev.weir.transactions.parse.TransactionParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Applies quarantined transactions by the rules and the schemas that the stack has. */
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
    bucket = new QuarantineBucket(s3, cloud.output("QuarantineBucket"));
    events = QuarantinedEvents.of(cloud, dynamo);
    replay =
        new TransactionReplay(
            new DynamoUserProfiles(
                dynamo,
                cloud.output("UserProfilesTable"),
                cloud.output("AlertsTable"),
                cloud.projection()),
            events.positions(),
            TransactionParser.ofQuarantine(new TransactionMessages(schemas(cloud, "Transaction"))),
            new DynamoRuleSets(dynamo, cloud.output("RulesTable")).latest(),
            new Options(
                wish::isFor,
                publishes,
                wish.takesForgotten(),
                InstantSource.system().instant(),
                profileRetention(cloud)));
  }

  /**
   * The ids that a pipeline's function knows.
   *
   * @param contract such as {@code Transaction}, as outputs name it
   */
  static SchemaIds schemas(Cloud cloud, String contract) {
    return SchemaIds.NONE
        .withGlue(cloud.optionalOutput(contract + "GlueSchemas").orElse(""))
        .withConfluent(cloud.optionalOutput(contract + "ConfluentSchemas").orElse(""));
  }

  private static Duration profileRetention(Cloud cloud) {
    try {
      var settings = new ObjectMapper().readTree(cloud.optionalOutput("Settings").orElse("{}"));
      var retention = settings.path("profileRetention");
      return TransactionSettings.of(
              retention.isTextual()
                  ? Map.of(TransactionSettings.PROFILE_RETENTION, retention.asText())
                  : Map.of())
          .profileRetention();
    } catch (JsonProcessingException e) {
      throw new CommandFault(
          "The stack's output Settings can't be read: " + e.getOriginalMessage(),
          "Deploy this version, or start the local cloud again.");
    }
  }

  @Override
  public String unit() {
    return "transactions";
  }

  @Override
  public Stream<QuarantinedObject> objects(String prefix) {
    return bucket
        .keys(prefix)
        .filter(QuarantinedObject::isKey)
        .filter(key -> events.isOpen("", key))
        .map(bucket::object);
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
          "%,d transactions are more than 24 hours older than their user's latest: no rule judges them"
              .formatted(replay.unjudged()));
    }
    if (replay.alerts() > 0) {
      notes.add(
          publishes
              ? "%,d alerts, which are published within a minute".formatted(replay.alerts())
              : "%,d alerts, recorded and not published".formatted(replay.alerts()));
    }
    if (replay.forgotten() > 0) {
      notes.add(
          "%,d transactions refused: their users have too many later ones to say whether they were"
                  .formatted(replay.forgotten())
              + " applied; --forgotten takes them");
    }
    return notes;
  }

  @Override
  public void close() {
    dynamo.close();
    s3.close();
  }
}
