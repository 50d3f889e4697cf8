package dev.weir.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Severity;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.CloudState;
import dev.weir.local.iam.AccessLedger;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.Grant;
import dev.weir.local.iam.PermissionReport;
import dev.weir.local.iam.Principal;
import dev.weir.verification.stacks.PlayedDemo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The policies of the stacks against all that the functions asked for while the demo was played, in
 * one Region and in two, and while what seldom goes wrong went wrong.
 */
@Tag("cloud")
class PermissionsIntegrationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant LONG_AGO = Instant.parse("2026-11-23T10:05:00Z");

  private static AccountPolicies policies;
  private static List<AccessLedger.Entry> asked;

  @BeforeAll
  static void play() throws InterruptedException {
    var cloud = PlayedDemo.get().cloud();
    var access = cloud.access();
    policies = access.policies();
    leaveAlertsPending(cloud.state());
    for (var region : LocalAccess.marketRegions(cloud.state())) {
      sendGarbage(LocalAccess.openRegional(cloud.state(), region));
    }
    var deadline = Instant.now().plus(PATIENCE);
    do {
      Thread.sleep(100);
      asked =
          access.ledger().entries().stream()
              .filter(entry -> entry.request().principal() instanceof Principal.Role)
              .toList();
    } while (!unnoticed().isEmpty() && Instant.now().isBefore(deadline));
  }

  /** As a crash between a commit and its alerts does; the sweep has to publish them. */
  private static void leaveAlertsPending(CloudState state) {
    var cloud = LocalAccess.open(state);
    try (var dynamodb = cloud.dynamo()) {
      var outbox = new DynamoOutbox(dynamodb, cloud.output("AlertsTable"));
      var flood = FloodGroup.of("ERROR_COUNT", "m", "lane", LONG_AGO, Duration.ofMinutes(5));
      outbox.add(alert("ERROR_COUNT/shop/m", "ERROR_COUNT"));
      outbox.add(alert(flood.key(), FloodGroup.TYPE));
    }
  }

  private static Alert alert(String id, String type) {
    return new Alert(
        id,
        type,
        1,
        Severity.HIGH,
        Optional.of("shop"),
        Optional.empty(),
        LONG_AGO,
        "shop: too many errors",
        "{}");
  }

  private static void sendGarbage(Cloud cloud) {
    try (var kinesis = cloud.kinesis()) {
      kinesis.putRecord(
          r ->
              r.streamName(cloud.output("MarketStreamName"))
                  .partitionKey("garbage")
                  .data(SdkBytes.fromUtf8String("not a tick")));
    }
  }

  @Test
  void no_call_of_a_function_was_refused() {
    assertThat(asked).isNotEmpty();
    assertThat(asked).filteredOn(entry -> !policies.decide(entry.request()).isAllowed()).isEmpty();
  }

  @Test
  void each_action_that_is_taken_away_is_missed() {
    assertThat(unnoticed()).isEmpty();
  }

  @Test
  void nothing_is_allowed_that_is_never_used() {
    assertThat(roles())
        .flatMap(role -> PermissionReport.of(role, policies, asked).neverUsed())
        .extracting(PermissionsIntegrationTest::text)
        .isEmpty();
  }

  private static Set<String> unnoticed() {
    var unnoticed = new TreeSet<String>();
    for (var role : roles()) {
      for (var grant : policies.grants(role)) {
        var without = policies.without(grant);
        if (asked.stream().allMatch(entry -> without.decide(entry.request()).isAllowed())) {
          unnoticed.add(text(grant));
        }
      }
    }
    return unnoticed;
  }

  private static Set<String> roles() {
    return asked.stream()
        .map(entry -> ((Principal.Role) entry.request().principal()).role())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Grant grant) {
    return grant.role() + " " + grant.action() + " " + grant.resource();
  }
}
