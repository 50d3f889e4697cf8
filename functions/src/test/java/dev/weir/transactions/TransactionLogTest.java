package dev.weir.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.AlertTopic;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.engine.CommitResult;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.telemetry.CapturedLog;
import dev.weir.telemetry.Pseudonym;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The function's log when its calls fail: enough to find the place, and no personal data. */
class TransactionLogTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final String FIRST_USER = "ana-4711";
  private static final String SECOND_USER = "bob-0815";
  private static final String MERCHANT = "Confeitaria";
  private static final String SHARD = "shardId-000000000003";

  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void close() {
    log.close();
  }

  /** A table without items; it can't be written to. */
  private static class NoDynamo implements DynamoDbClient {
    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      return BatchGetItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      throw SdkClientException.create("Unable to execute HTTP request");
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      throw SdkClientException.create("Unable to execute HTTP request");
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // There is nothing to release.
    }
  }

  /** A table that accepts commits, but no mark that an alert was published. */
  private static final class NoMarks extends NoDynamo {
    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      return TransactWriteItemsResponse.builder().build();
    }
  }

  private static final class NoSns implements SnsClient {
    @Override
    public PublishResponse publish(PublishRequest request) {
      throw SdkClientException.create("Unable to execute HTTP request");
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // There is nothing to release.
    }
  }

  /** Profiles that another writer has always just written. */
  private static final class Contended implements UserProfiles {
    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      return Map.of();
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      return new CommitResult.Conflict<>(
          StoredUser.found(
              new StoredProfile(commit.beforeVersion() + 2, LaneFences.NONE, UserProfile.NEW)));
    }
  }

  private static UserProfiles profiles(DynamoDbClient dynamo) {
    return new DynamoUserProfiles(dynamo, "profiles", "alerts", "v1");
  }

  private static void invoke(UserProfiles profiles, DynamoDbClient dynamo, AlertTopic topic)
      throws IOException {
    var ports =
        new TransactionPorts(
            _ -> "1",
            _ -> HashKeyRange.whole(),
            profiles,
            new NoPositions(),
            RuleSet::defaults,
            (_, _) -> {},
            new DynamoOutbox(dynamo, "alerts"),
            topic,
            () -> START,
            Concurrency.virtualThreads(8),
            _ -> {});
    var event = new ByteArrayOutputStream();
    new LambdaKinesisEvent(
            "arn:aws:kinesis:eu-west-1:123456789012:stream/weir-dev-transactions", SHARD, entries())
        .writeTo(event);
    new TransactionHandler(TransactionSettings.of(Map.of()), ports)
        .invoke(
            new ByteArrayInputStream(event.toByteArray()),
            new ByteArrayOutputStream(),
            () -> Duration.ofMinutes(1),
            "request-1");
  }

  /** Small amounts and then a large one, for each user: an alert. */
  private static List<LambdaKinesisEvent.EventEntry> entries() {
    var entries = new ArrayList<LambdaKinesisEvent.EventEntry>();
    for (var user : List.of(FIRST_USER, SECOND_USER)) {
      for (var amount : List.of("1.00", "1.00", "1.00", "250.75")) {
        var sequence = 10 + entries.size();
        var transaction =
            new Transaction(
                "payment-" + sequence,
                user,
                Money.of(amount, "EUR"),
                MERCHANT,
                Optional.empty(),
                Channel.ONLINE,
                new Location("PT", "Lisbon", Optional.empty()),
                START.plusSeconds(sequence));
        entries.add(
            new LambdaKinesisEvent.EventEntry(
                Integer.toString(sequence), user, START, TransactionJson.write(transaction)));
      }
    }
    return entries;
  }

  private void assertThatNobodysDataIsLogged() {
    assertThat(log.text())
        .isNotEmpty()
        .doesNotContain(FIRST_USER, SECOND_USER, MERCHANT, "payment-", "250.75", "Lisbon");
  }

  @Test
  void a_table_that_fails_is_logged_without_users_and_payloads() throws IOException {
    var dynamo = new NoDynamo();
    invoke(profiles(dynamo), dynamo, new SnsAlertTopic(new NoSns(), "arn"));

    assertThatNobodysDataIsLogged();
    assertThat(log.text())
        .contains("Not applied, delivered again")
        .containsAnyOf(Pseudonym.of(FIRST_USER), Pseudonym.of(SECOND_USER));
  }

  @Test
  void contention_is_logged_without_users_and_payloads() throws IOException {
    invoke(new Contended(), new NoDynamo(), new SnsAlertTopic(new NoSns(), "arn"));

    assertThatNobodysDataIsLogged();
    assertThat(log.text()).contains("Others wrote first, 10 times user=");
  }

  @Test
  void a_topic_that_fails_is_logged_without_users_and_payloads() throws IOException {
    var dynamo = new NoMarks();
    invoke(profiles(dynamo), dynamo, new SnsAlertTopic(new NoSns(), "arn"));

    assertThatNobodysDataIsLogged();
    assertThat(log.text())
        .contains("Alert stays in the outbox", "Alert not published", "CARD_TESTING")
        .containsAnyOf(Pseudonym.of(FIRST_USER), Pseudonym.of(SECOND_USER));
  }

  @Test
  void an_outbox_that_fails_is_logged_without_users_and_payloads() throws IOException {
    var dynamo = new NoMarks();
    invoke(profiles(dynamo), dynamo, _ -> {});

    assertThatNobodysDataIsLogged();
    assertThat(log.text()).contains("Outbox did not answer");
  }

  @Test
  void what_fails_on_a_thread_of_its_own_is_logged_with_the_invocations_place() throws IOException {
    var dynamo = new NoDynamo();
    invoke(profiles(dynamo), dynamo, new SnsAlertTopic(new NoSns(), "arn"));

    assertThat(log.lines())
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.path("requestId").asText()).isEqualTo("request-1");
              assertThat(line.path("shard").asText()).isEqualTo(SHARD);
              assertThat(line.path("firstSequenceNumber").asText()).isEqualTo("10");
              assertThat(line.path("lastSequenceNumber").asText()).isEqualTo("17");
            });
  }
}
