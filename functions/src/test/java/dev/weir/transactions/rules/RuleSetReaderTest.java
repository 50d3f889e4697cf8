package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.alerts.Severity;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetReaderTest {

  private static List<String> problems(String json) {
    var refused =
        catchThrowableOfType(InvalidSettingsException.class, () -> RuleSet.parse(json, 2));
    assertThat(refused).as(json).isNotNull();
    return refused.problems().stream().map(SettingProblem::toString).toList();
  }

  private static String rule(String rule, String settings) {
    return "{\"rules\":{\"%s\":{%s}}}".formatted(rule, settings);
  }

  @Test
  void an_omitted_setting_has_its_default() {
    var rules = RuleSet.parse("{\"rules\":{\"VELOCITY\":{\"count\":3}}}", 7);
    assertThat(rules.version()).isEqualTo(7);
    assertThat(rules.rule(VelocityRule.class).count()).isEqualTo(3);
    assertThat(rules.rule(VelocityRule.class).window()).isEqualTo(Duration.ofSeconds(60));
    assertThat(rules.rule(CardTestingRule.class).window()).hasMinutes(10);
  }

  @Test
  void the_defaults_are_the_published_ones() {
    var rules = RuleSet.defaults();
    assertThat(rules.version()).isEqualTo(1);
    assertThat(rules.withVersion(3))
        .isEqualTo(
            RuleSet.parse(
                """
                {"lateness":"PT5M","rules":{
                 "NEW_LOCATION_SPREE":{"mode":"on","severity":"high","count":3,
                  "threshold":{"default":"500.00"},"window":"PT10M","settle":"PT24H",
                  "coolDown":"PT1H","channel":"present"},
                 "IMPOSSIBLE_TRAVEL":{"mode":"on","severity":"high","distanceKm":100,
                  "speedKmh":900,"window":"PT24H","coolDown":"PT1H"},
                 "CARD_TESTING":{"mode":"on","severity":"high","count":3,
                  "small":{"default":"2.00"},"large":{"default":"200.00"},"window":"PT10M",
                  "coolDown":"PT1H"},
                 "AMOUNT_SPIKE":{"mode":"on","severity":"medium","factor":"10",
                  "floor":{"default":"100.00"},"history":10,"weight":"0.1",
                  "coolDown":"PT1H"},
                 "VELOCITY":{"mode":"on","severity":"medium","count":10,"window":"PT60S",
                  "coolDown":"PT10M"}}}
                """,
                3));
  }

  @Test
  void a_written_rule_set_is_read_back() {
    var rules =
        RuleSet.parse(
            """
            {"lateness":"PT0S","rules":{
             "NEW_LOCATION_SPREE":{"mode":"shadow","severity":"critical",
              "threshold":{"default":"1","JPY":"75000","USD":"0.5"}},
             "IMPOSSIBLE_TRAVEL":{"distanceKm":"12.5","speedKmh":100000},
             "AMOUNT_SPIKE":{"mode":"off","weight":0.0001}}}
            """,
            4);
    assertThat(RuleSet.parse(rules.toJson(), 4)).isEqualTo(rules);
    assertThat(rules.rule(NewLocationSpreeRule.class).common())
        .isEqualTo(new RuleSet.Common(Mode.SHADOW, 100, Severity.CRITICAL));
    assertThat(rules.rule(NewLocationSpreeRule.class).threshold().in(Currency.getInstance("USD")))
        .isEqualByComparingTo("0.5");
    assertThat(RuleSet.parse(RuleSet.defaults().toJson(), 1)).isEqualTo(RuleSet.defaults());
  }

  @Test
  void an_unknown_member_is_refused_with_its_path() {
    assertThat(problems("{\"latenes\":\"PT1M\"}"))
        .containsExactly("latenes = PT1M: unknown setting; known are allow, lateness, rules");
    assertThat(problems("{\"rules\":{\"VELOCTY\":{}}}"))
        .containsExactly(
            "rules.VELOCTY = {...}: unknown setting; known are "
                + String.join(", ", new TreeSet<>(RuleKinds.names())));
    assertThat(problems(rule("VELOCITY", "\"cuont\":3")))
        .containsExactly(
            "rules.VELOCITY.cuont = 3: unknown setting; known are coolDown, count, mode, severity,"
                + " window");
    assertThat(problems(rule("VELOCITY", "\"settle\":\"PT24H\"")))
        .containsExactly(
            "rules.VELOCITY.settle = PT24H: unknown setting; known are coolDown, count, mode,"
                + " severity, window");
  }

  @Test
  void amounts_take_only_currencies() {
    assertThat(problems(rule("CARD_TESTING", "\"small\":{\"EURO\":\"1\",\"eur\":\"2\"}")))
        .containsExactly(
            "rules.CARD_TESTING.small.EURO = 1: give default, or the code of a currency such as"
                + " JPY",
            "rules.CARD_TESTING.small.eur = 2: give default, or the code of a currency such as"
                + " JPY");
    assertThat(problems(rule("CARD_TESTING", "\"small\":\"2.00\"")))
        .containsExactly("rules.CARD_TESTING.small = 2.00: give a JSON object in braces");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"-0.01\"", "\"1e3\"", "1E3", "\"1000000000000.01\"", "\"0.0000000001\"", "\"\""})
  void an_amount_is_a_plain_decimal_within_bounds(String amount) {
    assertThat(problems(rule("AMOUNT_SPIKE", "\"floor\":{\"JPY\":" + amount + "}")))
        .singleElement()
        .asString()
        .startsWith("rules.AMOUNT_SPIKE.floor.JPY = ")
        .endsWith(": give an amount from 0 to 1000000000000, such as \"500.00\"");
  }

  @ParameterizedTest
  @CsvSource({
    "NEW_LOCATION_SPREE, count, 1, 100, 0, 101",
    "NEW_LOCATION_SPREE, window, 'PT1S', 'PT1H', 'PT0.999S', 'PT1H0.001S'",
    "NEW_LOCATION_SPREE, settle, 'PT1H', 'P365D', 'PT59M59S', 'P366D'",
    "NEW_LOCATION_SPREE, coolDown, 'PT1M', 'P7D', 'PT59S', 'P8D'",
    "IMPOSSIBLE_TRAVEL, distanceKm, 1, 20000, 0.999, 20001",
    "IMPOSSIBLE_TRAVEL, speedKmh, 1, 100000, 0.5, 100000.1",
    "CARD_TESTING, count, 1, 100, -1, 101",
    "CARD_TESTING, window, 'PT1S', 'PT1H', 'PT0S', 'PT61M'",
    "AMOUNT_SPIKE, factor, 1, 1000000, 0.9, 1000001",
    "AMOUNT_SPIKE, history, 1, 1000, 0, 1001",
    "AMOUNT_SPIKE, weight, 0.0001, 1, 0.00009, 1.1",
    "VELOCITY, count, 1, 100, 0, 2147483648",
    "IMPOSSIBLE_TRAVEL, window, 'PT1M', 'PT24H', 'PT59S', 'PT25H'",
    "VELOCITY, window, 'PT1S', 'PT20M', '-PT1S', 'PT2H'",
    "VELOCITY, coolDown, 'PT1M', 'P7D', 'PT0S', 'P7DT1S'"
  })
  void a_setting_may_lie_on_its_bounds_and_not_beyond(
      String rule, String setting, String least, String most, String below, String above) {
    for (var within : List.of(least, most)) {
      assertThatCode(() -> RuleSet.parse(rule(rule, setting(setting, within)), 2))
          .as(within)
          .doesNotThrowAnyException();
    }
    for (var beyond : List.of(below, above)) {
      assertThat(problems(rule(rule, setting(setting, beyond))))
          .singleElement()
          .asString()
          .startsWith("rules.%s.%s = %s: give ".formatted(rule, setting, beyond));
    }
  }

  private static String setting(String name, String value) {
    return "\"%s\":\"%s\"".formatted(name, value);
  }

  @Test
  void a_cool_down_is_a_twentieth_of_its_window_or_more() {
    var tooShort = rule("VELOCITY", "\"window\":\"PT1H\",\"coolDown\":\"PT179S\"");
    assertThat(problems(tooShort)).singleElement().asString().contains("from PT3M to PT168H");
    var longEnough = rule("VELOCITY", "\"window\":\"PT1H\",\"coolDown\":\"PT3M\"");
    assertThat(RuleSet.parse(longEnough, 2).rule(VelocityRule.class).coolDown())
        .isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void lateness_is_up_to_an_hour() {
    assertThat(RuleSet.parse("{\"lateness\":\"PT1H\"}", 2).lateness()).hasHours(1);
    assertThat(problems("{\"lateness\":\"PT1H1S\"}"))
        .containsExactly(
            "lateness = PT1H1S: give an ISO-8601 duration from PT0S to PT1H; PT5M is five minutes");
    assertThat(problems("{\"lateness\":\"5 minutes\"}")).hasSize(1);
    assertThat(problems("{\"lateness\":null}"))
        .singleElement()
        .asString()
        .startsWith("lateness = null, true or false: give ");
  }

  @Test
  void a_mode_and_a_severity_are_of_the_known_ones_in_lower_case() {
    assertThat(problems(rule("VELOCITY", "\"mode\":\"ON\"")))
        .containsExactly(
            "rules.VELOCITY.mode = ON: give one of on, shadow, off, or a share of users such"
                + " as 10%");
    assertThat(problems(rule("VELOCITY", "\"severity\":\"urgent\"")))
        .containsExactly(
            "rules.VELOCITY.severity = urgent: give low or medium or high or critical");
    assertThat(problems(rule("VELOCITY", "\"mode\":[\"on\"]")))
        .containsExactly(
            "rules.VELOCITY.mode = [...]: give one of on, shadow, off, or a share of"
                + " users such as 10%");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    assertThat(
            problems(
                """
                {"lateness":"PT2H","rule":{},"rules":{
                 "VELOCITY":{"count":0,"mode":"maybe"},"CARD_TESTING":[]}}
                """))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).startsWith("lateness = PT2H: "),
            problem -> assertThat(problem).startsWith("rule = {...}: unknown"),
            problem -> assertThat(problem).startsWith("rules.VELOCITY.count = 0: "),
            problem -> assertThat(problem).startsWith("rules.VELOCITY.mode = maybe: "),
            problem -> assertThat(problem).startsWith("rules.CARD_TESTING = [...]: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "rules",
        "{\"rules\":{}",
        "{} {}",
        "{\"lateness\":\"PT1M\",\"lateness\":\"PT2M\"}",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}"
      })
  void a_document_that_is_not_a_single_json_object_is_refused(String document) {
    assertThat(problems(document)).isNotEmpty();
  }

  @Test
  void a_number_that_takes_long_to_compute_with_is_not_computed_with() {
    assertThat(problems(rule("AMOUNT_SPIKE", "\"factor\":1e999999999"))).hasSize(1);
    assertThat(problems(rule("AMOUNT_SPIKE", "\"factor\":\"" + "9".repeat(100_000) + "\"")))
        .hasSize(1);
    assertThat(problems(rule("VELOCITY", "\"count\":2.5"))).hasSize(1);
  }

  @Test
  void a_mode_may_be_a_share_of_users_the_same_ones_each_time() {
    var rules = RuleSet.parse(rule("VELOCITY", "\"mode\":\"10%\""), 2);
    assertThat(RuleSet.parse(rules.toJson(), 2)).isEqualTo(rules);
    var common = rules.rule(VelocityRule.class).common();
    var half = RuleSet.parse(rule("VELOCITY", "\"mode\":\"50%\""), 2);
    var asked = 0;
    for (var i = 0; i < 10_000; i++) {
      if (common.isAskedAbout("user-" + i)) {
        asked++;
        assertThat(half.rule(VelocityRule.class).common().isAskedAbout("user-" + i)).isTrue();
      }
    }
    assertThat(asked).isBetween(850, 1_150);
    assertThat(problems(rule("VELOCITY", "\"mode\":\"101%\""))).hasSize(1);
  }

  @Test
  void an_allow_list_names_users_merchants_or_places_and_an_end() {
    var rules =
        RuleSet.parse(
            """
            {"allow":[{"user":"u-1","until":"2027-01-31"},
             {"merchant":"Shop","country":"PT","city":"Lisbon","rule":"VELOCITY",
              "until":"2027-01-31T12:00:00Z"}]}
            """,
            2);
    assertThat(RuleSet.parse(rules.toJson(), 2)).isEqualTo(rules);
    assertThat(rules.terms().allowed().entries().getFirst().until())
        .isEqualTo("2027-02-01T00:00:00Z");
    assertThat(problems("{\"allow\":[{\"until\":\"2027-01-31\"},{\"user\":\"u\"},7]}"))
        .containsExactlyInAnyOrder(
            "allow[0].user: give user, merchant, or country and city",
            "allow[1].until: give a date such as 2027-01-31, or a time",
            "allow[2] = 7: give a JSON object in braces",
            "allow[2].user: give user, merchant, or country and city",
            "allow[2].until: give a date such as 2027-01-31, or a time");
    assertThat(problems("{\"allow\":[{\"user\":\"u\",\"rule\":\"X\",\"until\":\"2027-01-31\"}]}"))
        .hasSize(1);
  }
}
