package dev.weir.acceptance.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.acceptance.stacks.PlayedDemo;
import dev.weir.acceptance.stacks.RareEvents;
import dev.weir.local.iam.AccessLedger;
import dev.weir.local.iam.AccountPolicies;
import dev.weir.local.iam.Grant;
import dev.weir.local.iam.PermissionReport;
import dev.weir.local.iam.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The policies of the stacks compared with all the functions' requests while the demo was played,
 * in one Region and in two, and while rare faults occurred.
 */
@Tag("cloud")
@Tag("two-regions")
class PermissionsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private static AccountPolicies policies;
  private static List<AccessLedger.CountedRequest> asked;

  @BeforeAll
  static void play() throws InterruptedException {
    var cloud = PlayedDemo.get().cloud();
    var access = cloud.access();
    policies = access.policies();
    RareEvents.cause(cloud.state());
    var deadline = Instant.now().plus(PATIENCE);
    do {
      Thread.sleep(BETWEEN);
      asked =
          access.ledger().entries().stream()
              .filter(entry -> entry.request().principal() instanceof Principal.RolePrincipal)
              .toList();
    } while (!unnoticed().isEmpty() && Instant.now().isBefore(deadline));
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
        .extracting(PermissionsIT::text)
        .filteredOn(grant -> !isForDisagreement(grant) && !isOfTheRetentionGuard(grant))
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
    unnoticed.removeIf(PermissionsIT::isForDisagreement);
    unnoticed.removeIf(PermissionsIT::isOfTheRetentionGuard);
    return unnoticed;
  }

  /** A Region orders a halt only if the Regions disagree, which they never do here. */
  private static boolean isForDisagreement(String grant) {
    return grant.matches(".*MarketRiskRole.* dynamodb:PutItem .*:table/weir-dev-reference");
  }

  /** It reads CloudWatch, which is not here, so the local cloud does not run it and says so. */
  private static boolean isOfTheRetentionGuard(String grant) {
    return grant.contains("RetentionGuardFunctionRole");
  }

  private static Set<String> roles() {
    return asked.stream()
        .map(entry -> ((Principal.RolePrincipal) entry.request().principal()).role())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Grant grant) {
    return grant.role() + " " + grant.action() + " " + grant.resource();
  }
}
