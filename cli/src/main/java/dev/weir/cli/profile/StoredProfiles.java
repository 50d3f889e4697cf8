package dev.weir.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.cloud.Cloud;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.decide.DynamoRuleSets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The profiles that a stack stores. */
public final class StoredProfiles {

  private final DynamoUserProfiles profiles;
  private final DynamoRuleSets rules;

  public StoredProfiles(Cloud cloud, DynamoDbClient dynamo) {
    profiles =
        new DynamoUserProfiles(
            dynamo,
            cloud.output("UserProfilesTable"),
            cloud.output("AlertsTable"),
            cloud.transactionProjection());
    rules = new DynamoRuleSets(dynamo, cloud.output("RulesTable"));
  }

  /**
   * Returns a user's profile as {@code weir profile --json} prints it; empty if there is none.
   *
   * @param now at which a place is known or not
   */
  public Optional<JsonNode> json(String user, Instant now) {
    return view(user, now).map(ProfileJson::of);
  }

  Optional<ProfileView> view(String user, Instant now) {
    return Optional.ofNullable(profiles.read(List.of(user)).get(user))
        .map(stored -> ProfileView.of(user, stored, rules.latest(), now));
  }
}
