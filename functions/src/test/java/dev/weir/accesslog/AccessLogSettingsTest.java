package dev.weir.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.publish.ErrorRules;
import dev.weir.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogSettingsTest {

  @Test
  void an_empty_environment_gives_the_defaults() {
    var settings = AccessLogSettings.of(Map.of());
    assertThat(settings.projection()).isEqualTo("v1");
    assertThat(settings.service()).isEqualTo("default");
    assertThat(settings.maxServices()).isEqualTo(100);
    assertThat(settings.lateness()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.alertHorizon()).contains(Duration.ofHours(1));
    assertThat(settings.rules()).isEqualTo(ErrorRules.DEFAULT);
  }

  @Test
  void a_horizon_of_zero_is_none() {
    var settings = AccessLogSettings.of(Map.of(AccessLogSettings.ALERT_HORIZON, "PT0S"));
    assertThat(settings.alertHorizon()).isEmpty();
  }

  @Test
  void all_problems_are_named_at_once() {
    var environment =
        Map.of(
            AccessLogSettings.PROJECTION, "a#b",
            AccessLogSettings.MAX_SERVICES, "many",
            AccessLogSettings.LATENESS, "5 minutes",
            AccessLogSettings.FORMAT, "apache-ish",
            AccessLogSettings.USER_RECORDS, "some",
            AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"ratio\":7}}",
            AccessLogSettings.PARALLELIZATION_FACTOR, "2");
    assertThatThrownBy(() -> AccessLogSettings.of(environment))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.problems()).hasSize(7))
        .hasMessageContainingAll(environment.keySet().toArray(String[]::new));
  }

  @Test
  void a_duration_that_no_clock_could_add_is_refused() {
    var environment =
        Map.of(
            AccessLogSettings.ALERT_HORIZON, "P999999999D",
            AccessLogSettings.COUNTS_TTL, "P999999999D",
            AccessLogSettings.LATENESS, "PT-1S");
    assertThatThrownBy(() -> AccessLogSettings.of(environment))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void the_projection_of_the_archive_is_taken() {
    assertThatThrownBy(() -> AccessLogSettings.of(Map.of(AccessLogSettings.PROJECTION, "archive")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("taken");
  }
}
