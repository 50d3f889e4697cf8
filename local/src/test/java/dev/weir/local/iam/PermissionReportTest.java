package dev.weir.local.iam;

import static dev.weir.local.iam.PolicyFixture.ROLE;
import static dev.weir.local.iam.PolicyFixture.request;
import static dev.weir.local.iam.PolicyFixture.statements;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermissionReportTest {

  private static final String TABLE = "arn:aws:dynamodb:r:1:table/";
  private static final AccountPolicies POLICIES =
      new AccountPolicies(
          Map.of(
              ROLE,
              statements(
                  "{'Effect':'Allow','Action':['dynamodb:PutItem','dynamodb:GetItem'],"
                      + "'Resource':['%1$sa','%1$sb']},".formatted(TABLE)
                      + "{'Effect':'Allow','Action':'dynamodb:Put*','Resource':'%sa'},"
                          .formatted(TABLE)
                      + "{'Effect':'Deny','Action':'dynamodb:DeleteItem','Resource':'*'}")),
          Map.of());

  private final AccessLedger ledger = new AccessLedger();

  @Test
  void what_no_request_needs_was_never_used_and_may_all_go_at_once() {
    ledger.record(request("dynamodb:PutItem", TABLE + "a"));
    ledger.record(request("dynamodb:PutItem", TABLE + "a"));
    ledger.record(request("dynamodb:GetItem", TABLE + "b"));
    ledger.record(request("dynamodb:DeleteItem", TABLE + "b"));

    var report = PermissionReport.of(ROLE, POLICIES, ledger.entries());

    assertThat(report.used())
        .containsExactlyInAnyOrder(
            new Grant(ROLE, "dynamodb:GetItem", TABLE + "b"),
            new Grant(ROLE, "dynamodb:Put*", TABLE + "a"));
    assertThat(report.neverUsed())
        .containsExactlyInAnyOrder(
            new Grant(ROLE, "dynamodb:PutItem", TABLE + "a"),
            new Grant(ROLE, "dynamodb:PutItem", TABLE + "b"),
            new Grant(ROLE, "dynamodb:GetItem", TABLE + "a"));
    assertThat(report.refused())
        .singleElement()
        .satisfies(entry -> assertThat(entry.request().action()).isEqualTo("dynamodb:DeleteItem"));
  }

  @Test
  void an_action_that_is_taken_away_is_missed_by_what_used_it_and_nothing_else() {
    var put = request("dynamodb:PutItem", TABLE + "b");
    var get = request("dynamodb:GetItem", TABLE + "b");

    var without = POLICIES.without(new Grant(ROLE, "dynamodb:PutItem", TABLE + "b"));

    assertThat(POLICIES.decide(put).isAllowed()).isTrue();
    assertThat(without.decide(put)).isEqualTo(AccessDecision.NOT_ALLOWED);
    assertThat(without.decide(get).isAllowed()).isTrue();
    assertThat(without.decide(request("dynamodb:PutItem", TABLE + "a")).isAllowed()).isTrue();
  }

  @Test
  void the_objects_of_a_bucket_do_not_fill_the_memory() {
    for (int i = 0; i < 10_000; i++) {
      ledger.record(request("s3:PutObject", "arn:aws:s3:::bucket/" + i));
    }
    ledger.record(request("s3:PutObject", "arn:aws:s3:::bucket/7"));
    assertThat(ledger.entries()).hasSize(200).anyMatch(entry -> entry.count() == 2);
  }

  @Test
  void the_policies_of_others_have_no_say() {
    var other = new Principal.RolePrincipal("arn:aws:iam::1:role/other", "other");
    ledger.record(new AccessRequest(other, "dynamodb:PutItem", TABLE + "b", Map.of()));
    assertThat(PermissionReport.of(ROLE, POLICIES, ledger.entries()).used()).isEqualTo(List.of());
  }
}
