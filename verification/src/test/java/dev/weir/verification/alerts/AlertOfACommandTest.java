package dev.weir.verification.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertOrigin;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Severity;
import dev.weir.engine.CommitResult;
import dev.weir.testkit.CallDisturbance;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.UserProfile;
import dev.weir.verification.fakes.StrictDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A rebuild that publishes nothing stores alerts under the ids of the deployed projection. */
class AlertOfACommandTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:05:00Z");
  private static final String ALERTS = "alerts";
  private static final String PROFILES = "profiles";
  private static final AlertOrigin SILENT = AlertOrigin.of("rebuild of v2", false);
  private static final FloodGroup FLOOD =
      FloodGroup.of("ERROR_COUNT", "2026-11-23T10:05Z", "lane", NOW, Duration.ofMinutes(5));

  private final StrictDynamo dynamo =
      new StrictDynamo(
          Map.of(ALERTS, List.of("id"), PROFILES, List.of("user")), CallDisturbance.NONE);
  private final DynamoOutbox function = new DynamoOutbox(dynamo, ALERTS);
  private final DynamoOutbox rebuild = new DynamoOutbox(dynamo, ALERTS, SILENT);

  private static Alert alert(String summary) {
    return new Alert(
        "ERROR_COUNT/a/2026-11-23T10:05Z",
        "ERROR_COUNT",
        1,
        Severity.HIGH,
        Optional.of("a"),
        Optional.empty(),
        NOW,
        summary,
        "{}");
  }

  private List<String> pending() {
    return dynamo.items(ALERTS).stream()
        .filter(item -> item.containsKey("pending"))
        .map(item -> item.get("summary").s())
        .toList();
  }

  private static void isInNoGroup(Map<String, AttributeValue> item) {
    assertThat(item).doesNotContainKey("group");
  }

  @Test
  void a_recorded_alert_does_not_silence_the_function_that_raises_it_later() {
    assertThat(rebuild.add(alert("by the rebuild"))).isFalse();
    assertThat(pending()).isEmpty();

    assertThat(function.add(alert("by the function"))).isTrue();
    assertThat(pending()).containsExactly("by the function");
    assertThat(function.add(alert("redelivered"))).isFalse();
    assertThat(pending()).containsExactly("by the function");
  }

  @Test
  void a_flood_that_a_rebuild_recorded_silences_nothing() {
    assertThat(rebuild.addGrouped(alert("by the rebuild"), FLOOD)).isFalse();
    assertThat(dynamo.items(ALERTS)).singleElement().satisfies(AlertOfACommandTest::isInNoGroup);
    assertThat(function.add(alert("by the function"))).isTrue();
  }

  @Test
  void a_rebuild_changes_no_alert_of_the_function() {
    function.add(alert("by the function"));
    assertThat(rebuild.add(alert("by the rebuild"))).isFalse();
    assertThat(pending()).containsExactly("by the function");

    function.markPublished(alert("").id(), NOW);
    rebuild.add(alert("by the rebuild"));
    assertThat(function.add(alert("redelivered"))).isFalse();
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_rebuild_that_publishes_publishes_what_another_one_recorded() {
    rebuild.add(alert("recorded"));
    var publishing = new DynamoOutbox(dynamo, ALERTS, AlertOrigin.of("rebuild of v3", true));
    assertThat(publishing.add(alert("published"))).isTrue();
    assertThat(pending()).containsExactly("published");
    assertThat(publishing.add(alert("again"))).isFalse();
  }

  @Test
  void a_users_alert_that_was_recorded_is_raised_with_the_profile() {
    var rebuilt = new DynamoUserProfiles(dynamo, PROFILES, ALERTS, "v2", SILENT);
    var deployed = new DynamoUserProfiles(dynamo, PROFILES, ALERTS, "v1", AlertOrigin.FUNCTION);
    var commit =
        new ProfileCommit(
            "user-1",
            0,
            new StoredProfile(1, LaneFences.NONE, UserProfile.NEW),
            List.of(alert("of the user")),
            List.of(),
            NOW.plusSeconds(60));

    assertThat(rebuilt.commit(commit))
        .isEqualTo(new CommitResult.Committed<>(new StoredUser(commit.after(), List.of())));
    assertThat(pending()).isEmpty();
    assertThat(deployed.commit(commit))
        .isEqualTo(new CommitResult.Committed<>(new StoredUser(commit.after(), commit.alerts())));
    assertThat(pending()).containsExactly("of the user");
  }
}
