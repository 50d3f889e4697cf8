package dev.weir.accesslog.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertSchema;
import dev.weir.events.Minute;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorRuleTest {

  private static final Minute MINUTE = Minute.parse("2026-11-23T10:05Z");
  private static final Instant NOW = Instant.parse("2026-11-23T10:05:30Z");

  private static MinuteCount count(String service, long fine, long errors) {
    var counted =
        ServiceCount.ZERO.with(Counter.SUCCESSFUL, fine).with(Counter.SERVER_ERRORS, errors);
    return new MinuteCount(Map.of(service, counted));
  }

  private static List<String> decide(String rules, MinuteCount total) {
    return new ErrorRule(ErrorRules.parse(rules))
        .decide(MINUTE, total, Optional.empty(), NOW).stream().map(Alert::id).toList();
  }

  @Test
  void errors_below_the_limits_raise_nothing() {
    assertThat(decide("{}", count("shop", 990, 9))).isEmpty();
  }

  @Test
  void as_many_errors_as_the_limit_raise_an_alert_named_by_rule_service_and_minute() {
    assertThat(decide("{}", count("shop", 990, 10)))
        .containsExactly("ERROR_COUNT/shop/2026-11-23T10:05Z");
  }

  @Test
  void a_ratio_says_nothing_before_there_are_enough_requests() {
    assertThat(decide("{}", count("shop", 93, 6))).isEmpty();
    assertThat(decide("{}", count("shop", 94, 6)))
        .containsExactly("ERROR_RATIO/shop/2026-11-23T10:05Z");
  }

  @Test
  void a_service_has_limits_of_its_own_and_the_rest_from_the_defaults() {
    var rules = "{\"defaults\":{\"ratio\":0},\"services\":{\"login\":{\"count\":1}}}";
    assertThat(decide(rules, count("login", 0, 1)))
        .containsExactly("ERROR_COUNT/login/2026-11-23T10:05Z");
    assertThat(decide(rules, count("shop", 0, 9))).isEmpty();
  }

  @Test
  void zero_turns_a_rule_off() {
    var off = "{\"defaults\":{\"count\":0,\"ratio\":0}}";
    assertThat(decide(off, count("shop", 0, 1_000))).isEmpty();
  }

  @Test
  void an_alert_explains_itself() {
    var alert =
        new ErrorRule(ErrorRules.DEFAULT)
            .decide(MINUTE, count("shop", 90, 10), Optional.of(NOW), NOW)
            .getFirst();
    assertThat(alert.summary())
        .isEqualTo(
            "shop: 10 of 100 requests failed with 5xx in the minute 2026-11-23T10:05Z (limit: 10)");
    assertThat(alert.evidence())
        .contains("\"requests\":100", "\"errors\":10", "\"lastArrival\":\"" + NOW + "\"");
  }

  @Test
  void alerts_follow_the_published_schema() {
    for (var arrival : List.of(Optional.of(NOW), Optional.<Instant>empty())) {
      var alerts =
          new ErrorRule(ErrorRules.DEFAULT).decide(MINUTE, count("shop", 90, 10), arrival, NOW);
      assertThat(alerts.stream().map(Alert::type)).containsExactly("ERROR_COUNT", "ERROR_RATIO");
      assertThat(alerts).allSatisfy(alert -> assertThat(AlertSchema.differences(alert)).isEmpty());
    }
  }

  @Test
  void all_problems_of_rules_are_reported_together_with_their_paths() {
    assertThatThrownBy(
            () ->
                ErrorRules.parse(
                    """
                    {"defaults":{"count":1.5,"ratio":2},"default":{},
                     "services":{"shop":{"cuont":1,"minRequests":0},"api":[]}}\
                    """))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            e ->
                assertThat(e.problems())
                    .map(SettingProblem::toString)
                    .containsExactlyInAnyOrder(
                        "defaults.count = 1.5: give a whole number, 1 or more, or 0 for off",
                        "defaults.ratio = 2: give a number from 0 (off) to 1",
                        "default = {...}: unknown setting; known are defaults, services",
                        "services.shop.minRequests = 0: give a whole number, 1 or more",
                        "services.shop.cuont = 1: unknown setting; known are count, minRequests,"
                            + " ratio",
                        "services.api = [...]: give a JSON object in braces"));
  }

  @Test
  void rules_that_are_not_a_json_object_are_refused() {
    for (var text : List.of("[]", "{", "{} {}", "nonsense")) {
      assertThatThrownBy(() -> ErrorRules.parse(text)).isInstanceOf(InvalidSettingsException.class);
    }
  }
}
