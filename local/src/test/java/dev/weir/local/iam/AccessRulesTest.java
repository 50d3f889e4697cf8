package dev.weir.local.iam;

import static dev.weir.local.iam.PolicyFixture.allow;
import static dev.weir.local.iam.PolicyFixture.deny;
import static dev.weir.local.iam.PolicyFixture.request;
import static dev.weir.local.iam.PolicyFixture.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

  private static final List<String> ACTIONS =
      List.of("*", "dynamodb:*", "dynamodb:Put*", "dynamodb:PutItem", "dynamodb:GetItem", "s3:*");
  private static final String TABLE = "arn:aws:dynamodb:r:1:table/";
  private static final List<String> RESOURCES =
      List.of("*", TABLE + "*", TABLE + "a", TABLE + "b", "arn:aws:s3:::a");

  @Test
  void what_no_statement_allows_is_denied() {
    assertThat(decide(List.of(), List.of())).isEqualTo(AccessDecision.NOT_ALLOWED);
    assertThat(decide(List.of(allow("dynamodb:GetItem", "*")), List.of()))
        .isEqualTo(AccessDecision.NOT_ALLOWED);
    assertThat(decide(List.of(allow("dynamodb:PutItem", TABLE + "b")), List.of()))
        .isEqualTo(AccessDecision.NOT_ALLOWED);
  }

  @Test
  void an_explicit_deny_wins_over_whatever_is_allowed() {
    Property.holds(
        draw -> {
          var request = request("dynamodb:PutItem", TABLE + "a");
          var identity = statements(draw);
          var resource = statements(draw);
          boolean denied =
              concat(identity, resource).stream()
                  .anyMatch(each -> !each.allows() && each.appliesTo(request));

          var decision = new AccessRules(identity, resource).decide(request);

          assertThat(decision.isAllowed())
              .isEqualTo(
                  !denied
                      && concat(identity, resource).stream()
                          .anyMatch(each -> each.allows() && each.appliesTo(request)));
          if (denied) {
            assertThat(decision)
                .isIn(AccessDecision.DENIED_BY_ROLE, AccessDecision.DENIED_BY_RESOURCE);
          }
        });
  }

  @Test
  void the_order_of_statements_does_not_matter() {
    Property.holds(
        draw -> {
          var request = request("dynamodb:PutItem", TABLE + "a");
          var identity = statements(draw);
          var shuffled = new ArrayList<>(identity);
          Collections.shuffle(shuffled, new Random(draw.seed()));
          assertThat(new AccessRules(shuffled, List.of()).decide(request))
              .isEqualTo(new AccessRules(identity, List.of()).decide(request));
        });
  }

  @Test
  void one_more_allow_never_takes_anything_away_and_one_more_deny_never_gives_anything() {
    Property.holds(
        draw -> {
          var request = request("dynamodb:PutItem", TABLE + "a");
          var before = statements(draw);
          var rules = new AccessRules(before, List.of());
          var action = draw.of(ACTIONS);
          var resource = draw.of(RESOURCES);
          var allowed =
              new AccessRules(concat(before, List.of(allow(action, resource))), List.of());
          var denied = new AccessRules(concat(before, List.of(deny(action, resource))), List.of());
          if (rules.decide(request).isAllowed()) {
            assertThat(allowed.decide(request).isAllowed()).isTrue();
          } else {
            assertThat(denied.decide(request).isAllowed()).isFalse();
          }
        });
  }

  private static List<Statement> statements(Draw draw) {
    var statements = new ArrayList<Statement>();
    for (int i = draw.integer(0, 4); i > 0; i--) {
      var action = draw.of(ACTIONS);
      var resource = draw.of(RESOURCES);
      statements.add(draw.flag() ? allow(action, resource) : deny(action, resource));
    }
    return statements;
  }

  private static List<Statement> concat(List<Statement> some, List<Statement> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  @Test
  void all_actions_but_some_and_all_resources_but_some() {
    var rules =
        List.of(
            PolicyFixture.statements(
                    "{'Effect':'Allow','NotAction':'dynamodb:Get*','NotResource':['%sb']}"
                        .formatted(TABLE))
                .getFirst());
    assertThat(decide(rules, List.of()).isAllowed()).isTrue();
    var access = new AccessRules(rules, List.of());
    assertThat(access.decide(request("dynamodb:GetItem", TABLE + "a")).isAllowed()).isFalse();
    assertThat(access.decide(request("dynamodb:PutItem", TABLE + "b")).isAllowed()).isFalse();
  }

  @Test
  void a_resource_s_policy_lets_in_whom_it_names_and_the_account_s_owner_is_never_left_out() {
    var policy =
        PolicyFixture.statements(
            "{'Effect':'Allow','Action':'sqs:SendMessage','Resource':'*',"
                + "'Principal':{'Service':'sns.amazonaws.com'},"
                + "'Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:sns:r:a:t'}}}");
    var rules = new AccessRules(List.of(), policy);
    var sns = new Principal.Service("sns.amazonaws.com");
    var owner = new Principal.Owner("1");
    assertThat(rules.decide(request(sns, "aws:sourcearn", "arn:aws:sns:r:a:t")).isAllowed())
        .isTrue();
    assertThat(rules.decide(request(sns, "aws:sourcearn", "arn:aws:sns:r:a:u")).isAllowed())
        .isFalse();
    assertThat(
            rules
                .decide(
                    request(
                        new Principal.Service("events.amazonaws.com"),
                        "aws:sourcearn",
                        "arn:aws:sns:r:a:t"))
                .isAllowed())
        .isFalse();
    assertThat(rules.decide(request(owner, "x", "y")).isAllowed()).isTrue();
  }

  @Test
  void a_resource_s_policy_may_deny_everybody() {
    var policy =
        PolicyFixture.statements(
            "{'Effect':'Deny','Action':'sqs:*','Resource':'*','Principal':{'AWS':'*'},"
                + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}");
    var identity = List.of(allow("*", "*"));
    var rules = new AccessRules(identity, policy);
    for (var principal : List.of(PolicyFixture.FUNCTION, new Principal.Owner("1"))) {
      assertThat(rules.decide(request(principal, "aws:securetransport", "false")))
          .isEqualTo(AccessDecision.DENIED_BY_RESOURCE);
      assertThat(rules.decide(request(principal, "aws:securetransport", "true")).isAllowed())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect':'Maybe','Action':'*','Resource':'*'}",
        "{'Effect':'Deny','NotPrincipal':{'AWS':'*'},'Action':'*','Resource':'*'}",
        "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::b/${aws:username}'}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'1'}}}",
      })
  void an_unknown_element_is_refused_instead_of_ignored(String statement) {
    assertThatThrownBy(() -> PolicyFixture.statements(statement))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AccessDecision decide(List<Statement> identity, List<Statement> resource) {
    return new AccessRules(identity, resource).decide(request("dynamodb:PutItem", TABLE + "a"));
  }
}
