package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertSchema;
import dev.weir.samples.TransactionSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules' alerts have exactly the members of the published schema. */
class AlertsFollowTheSchemaTest {

  private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
  private static final TransactionSample SAMPLE =
      TransactionSample.usual(7, START, Duration.ofHours(24), 200, 8_000).withPatterns(25);

  private static List<Alert> alertsOf(String rules) {
    var detector = new Detector(RuleSet.parse(rules, 2));
    var profiles = new HashMap<String, UserProfile>();
    var alerts = new ArrayList<Alert>();
    SAMPLE.withDisorder().stream()
        .forEach(
            sent -> {
              var user = sent.transaction().userId();
              var before = profiles.getOrDefault(user, UserProfile.NEW);
              var detected = detector.detect(before, sent.transaction(), sent.sentAt());
              detected.findings().forEach(found -> alerts.add(found.toAlert(sent.sentAt())));
              profiles.put(user, detected.after());
            });
    return alerts;
  }

  private static String all(String lateness, String mode) {
    return RuleKinds.ALL.stream()
        .map(kind -> "\"%s\":{\"mode\":\"%s\"}".formatted(kind.name(), mode))
        .collect(
            Collectors.joining(",", "{\"lateness\":\"%s\",\"rules\":{".formatted(lateness), "}}"));
  }

  private static void requireThatAllFollow(List<Alert> alerts) {
    assertThat(alerts.stream().map(Alert::type))
        .containsAll(RuleKinds.ALL.stream().map(RuleKind::name).toList());
    assertThat(alerts).allSatisfy(alert -> assertThat(AlertSchema.differences(alert)).isEmpty());
  }

  @Test
  void where_every_rule_is_on() {
    requireThatAllFollow(alertsOf(all("PT5M", "on")));
  }

  @Test
  void where_all_is_late_or_tried_out() {
    var alerts = alertsOf(all("PT0S", "shadow"));

    requireThatAllFollow(alerts);
    assertThat(alerts).allMatch(alert -> alert.evidence().contains("\"mode\":\"shadow\""));
    assertThat(alerts).anyMatch(alert -> alert.evidence().contains("\"late\":true"));
  }

  @Test
  void where_a_figure_can_not_be_said() {
    var zero = User.by("{\"rules\":{\"AMOUNT_SPIKE\":{\"history\":1}}}");
    zero.pays(Payment.of("0.00").at(-3_600));
    var spike = zero.findings(Payment.of("100.00").at(3_600)).getFirst();
    assertThat(spike.evidence()).contains("\"factor\":null");
    assertThat(AlertSchema.differences(spike.toAlert(START))).isEmpty();
  }
}
