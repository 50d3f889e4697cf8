package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.acceptance.stacks.ProvisionedStack;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.publish.DynamoOutages;
import dev.weir.accesslog.publish.Outages;
import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.Outbox;
import dev.weir.alerts.Severity;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.archive.Archive;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.DynamoArchivePositions;
import dev.weir.archive.S3Archive;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.engine.CommitResult;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.Lane;
import dev.weir.stream.StoredPositions;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.decide.AppliedRules;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.RuleSets;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tests the contracts with the adapters on a stack that was provisioned from the template. */
abstract class AdapterContracts {

  abstract ProvisionedStack stack();

  @Nested
  class CountsAdapter extends MinuteCountsContract {
    @Override
    MinuteCounts open() {
      var outputs = stack().outputs();
      return new DynamoMinuteCounts(
          stack().clients().dynamodb(),
          outputs.get("AccessLogCountsTable"),
          outputs.get("ShardPositionsTable"));
    }
  }

  @Nested
  class OutboxAdapter extends OutboxContract {
    @Override
    Outbox open() {
      return new DynamoOutbox(stack().clients().dynamodb(), stack().outputs().get("AlertsTable"));
    }
  }

  @Nested
  class OutagesAdapter extends OutagesContract {
    @Override
    Outages open() {
      return new DynamoOutages(stack().clients().dynamodb(), stack().outputs().get("AlertsTable"));
    }

    @Override
    Outbox outbox() {
      return new DynamoOutbox(stack().clients().dynamodb(), stack().outputs().get("AlertsTable"));
    }
  }

  @Nested
  class TopicAdapter extends AlertTopicContract {
    private final AlertQueue queue =
        AlertQueue.create(stack().clients().sns(), stack().clients().sqs());

    @Override
    AlertTopic open() {
      return queue.topic();
    }

    @Override
    List<String> received(int count) {
      return queue.receive(count);
    }
  }

  @Nested
  class QuarantineAdapter extends QuarantineContract {
    @Override
    Quarantine open() {
      return new S3Quarantine(stack().clients().s3(), stack().outputs().get("QuarantineBucket"));
    }

    @Override
    List<String> kept(String objectKey) {
      var bucket =
          new QuarantineBucket(stack().clients().s3(), stack().outputs().get("QuarantineBucket"));
      return bucket.read(objectKey).stream()
          .map(line -> line.path("reason").asText() + " " + line.path("line").asInt())
          .toList();
    }
  }

  @Nested
  class ProfilesAdapter extends UserProfilesContract {
    @Override
    ReplayableProfiles open() {
      return open("contract");
    }

    private ReplayableProfiles open(String projection) {
      var outputs = stack().outputs();
      return new DynamoUserProfiles(
          stack().clients().dynamodb(),
          outputs.get("UserProfilesTable"),
          outputs.get("AlertsTable"),
          projection);
    }

    @Test
    void another_projection_has_profiles_of_its_own() {
      var user = UUID.randomUUID().toString();
      var first = new StoredProfile(1, LaneFences.NONE, UserProfile.NEW);
      var commit =
          new ProfileCommit(
              user, 0, first, List.of(), List.of(), Instant.parse("2099-01-01T00:00:00Z"));
      open().commit(commit);
      assertThat(open("contract2").read(List.of(user))).isEmpty();
      assertThat(open("contract2").commit(commit))
          .isEqualTo(new CommitResult.Committed<>(new StoredUser(first, List.of())));
    }

    @Override
    Outbox outbox() {
      return new DynamoOutbox(stack().clients().dynamodb(), stack().outputs().get("AlertsTable"));
    }
  }

  @Nested
  class RuleSetsAdapter extends RuleSetsContract {
    private RulesTable table;

    @Override
    RuleSets open() {
      table = RulesTable.create(stack().clients().dynamodb());
      return table.ruleSets();
    }

    @Override
    boolean apply(RuleSet next, Instant appliedAt) {
      return table.ruleSets().apply(next, appliedAt);
    }

    @Override
    void store(AppliedRules applied) {
      table.store(applied);
    }
  }

  @Nested
  class PositionsAdapter extends LanePositionsContract {
    @Override
    StoredPositions open() {
      return new DynamoLanePositions(
          stack().clients().dynamodb(), stack().outputs().get("ShardPositionsTable"));
    }

    @Override
    Optional<String> stored(Lane lane) {
      var key = Map.of("lane", AttributeValue.fromS(lane.key()));
      var item =
          stack()
              .clients()
              .dynamodb()
              .getItem(get -> get.tableName(stack().outputs().get("ShardPositionsTable")).key(key))
              .item();
      return Optional.ofNullable(item.get("position")).map(AttributeValue::s);
    }
  }

  // Any bucket will do: the stack has one for the archive only on request.
  @Nested
  class ArchiveAdapter extends ArchiveContract {
    @Override
    Archive open() {
      // A separate bucket: nobody else could read the objects of this test.
      var bucket = "archive-" + UUID.randomUUID();
      stack().clients().s3().createBucket(request -> request.bucket(bucket));
      return new S3Archive(stack().clients().s3(), bucket);
    }
  }

  @Nested
  class ArchivePositionsAdapter extends ArchivePositionsContract {
    @Override
    ArchivePositions open() {
      return new DynamoArchivePositions(
          stack().clients().dynamodb(), stack().outputs().get("ShardPositionsTable"));
    }
  }

  @Test
  void a_subscriber_gets_the_json_and_can_filter_by_attributes() throws Exception {
    var sqs = stack().clients().sqs();
    var sns = stack().clients().sns();
    var topic = stack().outputs().get("AlertTopicArn");
    var service = "shop-" + UUID.randomUUID();
    var queue = sqs.createQueue(q -> q.queueName("contract-" + UUID.randomUUID())).queueUrl();
    var queueArn =
        sqs.getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(
        s ->
            s.topicArn(topic)
                .protocol("sqs")
                .endpoint(queueArn)
                .attributes(
                    Map.of(
                        "RawMessageDelivery",
                        "true",
                        "FilterPolicy",
                        "{\"service\":[\"" + service + "\"]}")));
    var alerts = new SnsAlertTopic(sns, topic);
    alerts.publish(alert("another"));
    alerts.publish(alert(service));
    var messages = sqs.receiveMessage(m -> m.queueUrl(queue).waitTimeSeconds(10)).messages();
    assertThat(messages).hasSize(1);
    assertThat(alertIn(messages.getFirst().body()).path("service").asText()).isEqualTo(service);
  }

  // fauxqs delivers the texts of all protocols, while SNS selects the queue's.
  private static JsonNode alertIn(String body) throws JsonProcessingException {
    var json = new ObjectMapper();
    var message = json.readTree(body);
    return message.has("sqs") ? json.readTree(message.path("sqs").asText()) : message;
  }

  private static Alert alert(String service) {
    return new Alert(
        "ERROR_COUNT/" + service,
        "ERROR_COUNT",
        1,
        Severity.HIGH,
        Optional.of(service),
        Optional.empty(),
        Instant.parse("2026-11-23T10:05:00Z"),
        service + ": too many errors",
        "{\"errors\":3}");
  }
}
