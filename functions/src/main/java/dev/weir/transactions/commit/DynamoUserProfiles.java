package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertOrigin;
import dev.weir.alerts.DynamoAlertItem;
import dev.weir.aws.Refusals;
import dev.weir.engine.CommitResult;
import dev.weir.stream.RefusedException;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Pseudonym;
import dev.weir.transactions.decide.StoredProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The profiles in a DynamoDB table, with the layout of {@link DynamoProfileItem}, and their alerts
 * in another. A transaction that a replay applied has a separate item alongside the profiles,
 * {@link DynamoReplayedItem}.
 *
 * <p>Reads are eventually consistent, at half the price: the commit detects stale profiles. A
 * commit is one conditional put; only with alerts is it a transaction, at twice the price.
 */
public final class DynamoUserProfiles implements ReplayableProfiles {

  private final DynamoDbClient dynamo;
  private final String profilesTable;
  private final String alertsTable;
  private final String projection;
  private final AlertOrigin origin;

  /** Keeps the profiles of a projection in the named tables. */
  public DynamoUserProfiles(
      DynamoDbClient dynamo, String profilesTable, String alertsTable, String projection) {
    this(dynamo, profilesTable, alertsTable, projection, AlertOrigin.FUNCTION);
  }

  /** Keeps them for a command: if its alerts are not to be published, they are only recorded. */
  public DynamoUserProfiles(
      DynamoDbClient dynamo,
      String profilesTable,
      String alertsTable,
      String projection,
      AlertOrigin origin) {
    this.origin = origin;
    this.dynamo = dynamo;
    this.profilesTable = profilesTable;
    this.alertsTable = alertsTable;
    this.projection = projection;
  }

  @Override
  public Map<String, StoredProfile> read(Collection<String> users) {
    var profiles = new HashMap<String, StoredProfile>();
    var unread = keys(users);
    while (!unread.isEmpty()) {
      var answer = ask(unread);
      for (var item : answer.responses().getOrDefault(profilesTable, List.of())) {
        profiles.put(DynamoProfileItem.userOf(projection, item), DynamoProfileItem.read(item));
      }
      // A response is limited to 16 MB: the missing keys are requested again.
      var left = answer.unprocessedKeys().get(profilesTable);
      var next = left == null ? List.<Map<String, AttributeValue>>of() : left.keys();
      if (next.size() == unread.size()) {
        throw new UnavailableException("Profiles did not answer: throttled", null);
      }
      unread = next;
    }
    return profiles;
  }

  private BatchGetItemResponse ask(List<Map<String, AttributeValue>> keys) {
    var asked = Map.of(profilesTable, KeysAndAttributes.builder().keys(keys).build());
    try {
      return dynamo.batchGetItem(request -> request.requestItems(asked));
    } catch (SdkException e) {
      throw Refusals.of("Profiles did not answer: read profiles users=" + keys.size(), e);
    }
  }

  private List<Map<String, AttributeValue>> keys(Collection<String> users) {
    return users.stream()
        .map(user -> Map.of(DynamoProfileItem.USER, DynamoProfileItem.userKey(projection, user)))
        .toList();
  }

  @Override
  public CommitResult<StoredUser> commit(ProfileCommit commit) {
    try {
      return origin.isPublished()
          ? commit(commit, putOf(commit), commit.alerts(), commit.shadowAlerts())
          : commit(commit, putOf(commit), List.of(), both(commit));
    } catch (SdkException e) {
      return refusedOrUnavailable(commit, e);
    }
  }

  private static List<Alert> both(ProfileCommit commit) {
    return Stream.concat(commit.alerts().stream(), commit.shadowAlerts().stream()).toList();
  }

  private static CommitResult<StoredUser> refusedOrUnavailable(
      ProfileCommit commit, SdkException failure) {
    var message =
        String.format(
            Locale.ROOT,
            "Profiles did not answer: commit user=%s version=%d",
            Pseudonym.of(commit.user()),
            commit.after().version());
    return switch (Refusals.of(message, failure)) {
      case RefusedException refused -> new CommitResult.Refused<>(refused.getMessage());
      case UnavailableException unavailable -> throw unavailable;
    };
  }

  private Put putOf(ProfileCommit commit) {
    var put =
        Put.builder()
            .tableName(profilesTable)
            .item(DynamoProfileItem.of(projection, commit))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return commit.beforeVersion() == StoredProfile.NONE.version()
        ? put.conditionExpression("attribute_not_exists(version)").build()
        : put.conditionExpression("version = :before")
            .expressionAttributeValues(
                Map.of(":before", DynamoProfileItem.version(commit.beforeVersion())))
            .build();
  }

  private CommitResult<StoredUser> commit(
      ProfileCommit commit, Put profile, List<Alert> alerts, List<Alert> shadowAlerts) {
    if (alerts.isEmpty() && shadowAlerts.isEmpty() && commit.replayOf().isEmpty()) {
      return commitAlone(commit, profile);
    }
    try {
      dynamo.transactWriteItems(
          request -> request.transactItems(items(commit, profile, alerts, shadowAlerts)));
      return new CommitResult.Committed<>(new StoredUser(commit.after(), alerts));
    } catch (TransactionCanceledException e) {
      var reasons = e.cancellationReasons();
      if (reasons.stream().noneMatch(DynamoUserProfiles::isConditionFailure)) {
        throw e; // contention or throttling, which is temporary
      }
      if (isConditionFailure(reasons.getFirst())) {
        return conflict(reasons.getFirst().item());
      }
      if (commit.replayOf().isPresent() && isConditionFailure(reasons.getLast())) {
        return new CommitResult.Conflict<>(StoredUser.found(stored(commit.user())));
      }
      // Some alerts are already stored, for example from before a replay of the stream. The others
      // are new.
      var split = 1 + alerts.size();
      return commit(
          commit,
          profile,
          notThere(alerts, reasons.subList(1, split)),
          notThere(shadowAlerts, reasons.subList(split, split + shadowAlerts.size())));
    }
  }

  private static CommitResult<StoredUser> conflict(Map<String, AttributeValue> item) {
    return new CommitResult.Conflict<>(StoredUser.found(DynamoProfileItem.read(item)));
  }

  private CommitResult<StoredUser> commitAlone(ProfileCommit commit, Put profile) {
    try {
      dynamo.putItem(
          request ->
              request
                  .tableName(profile.tableName())
                  .item(profile.item())
                  .conditionExpression(profile.conditionExpression())
                  .expressionAttributeValues(
                      profile.hasExpressionAttributeValues()
                          ? profile.expressionAttributeValues()
                          : null)
                  .returnValuesOnConditionCheckFailure(
                      profile.returnValuesOnConditionCheckFailure()));
      return new CommitResult.Committed<>(new StoredUser(commit.after(), List.of()));
    } catch (ConditionalCheckFailedException e) {
      return conflict(e.item());
    }
  }

  private List<TransactWriteItem> items(
      ProfileCommit commit, Put profile, List<Alert> alerts, List<Alert> shadowAlerts) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(TransactWriteItem.builder().put(profile).build());
    alerts.forEach(
        alert -> items.add(alertItem(DynamoAlertItem.of(origin, DynamoAlertItem.pending(alert)))));
    shadowAlerts.forEach(
        alert -> items.add(alertItem(DynamoAlertItem.of(origin, DynamoAlertItem.recorded(alert)))));
    commit.replayOf().map(place -> replayed(place, commit)).ifPresent(items::add);
    return items;
  }

  private TransactWriteItem replayed(String place, ProfileCommit commit) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(profilesTable)
                    .item(DynamoReplayedItem.of(projection, place, commit.expiresAt()))
                    .conditionExpression("attribute_not_exists(#user)")
                    .expressionAttributeNames(Map.of("#user", DynamoProfileItem.USER)))
        .build();
  }

  private StoredProfile stored(String user) {
    var found =
        dynamo.getItem(
            request ->
                request
                    .tableName(profilesTable)
                    .key(keys(List.of(user)).getFirst())
                    .consistentRead(true));
    return DynamoProfileItem.read(found.item());
  }

  @Override
  public Set<String> replayed(Collection<String> places) {
    var found = new HashSet<String>();
    for (var place : places) {
      try {
        var key = Map.of(DynamoProfileItem.USER, DynamoReplayedItem.key(projection, place));
        if (dynamo.getItem(request -> request.tableName(profilesTable).key(key)).hasItem()) {
          found.add(place);
        }
      } catch (SdkException e) {
        throw Refusals.of("Profiles did not answer: read replayed places", e);
      }
    }
    return found;
  }

  private TransactWriteItem alertItem(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(alertsTable)
                    .item(item)
                    .conditionExpression(DynamoAlertItem.condition(origin)))
        .build();
  }

  private static List<Alert> notThere(List<Alert> alerts, List<CancellationReason> reasons) {
    var left = new ArrayList<Alert>();
    for (var i = 0; i < alerts.size(); i++) {
      if (!isConditionFailure(reasons.get(i))) {
        left.add(alerts.get(i));
      }
    }
    return left;
  }

  private static boolean isConditionFailure(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }
}
