package dev.weir.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Semantics;
import dev.weir.events.framing.SchemaIds;
import dev.weir.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionSettingsTest {

  @Test
  void an_absent_setting_has_its_default() {
    assertThat(TransactionSettings.of(Map.of()))
        .isEqualTo(
            new TransactionSettings(
                Semantics.EXACTLY_ONCE,
                "v1",
                Duration.ofDays(400),
                Duration.ofDays(365),
                SchemaIds.NONE,
                Duration.ZERO));
  }

  @Test
  void a_profile_that_could_expire_before_its_records_do_is_refused() {
    assertThatThrownBy(
            () ->
                TransactionSettings.of(
                    Map.of("WEIR_PROFILE_RETENTION", "P7D", "WEIR_STREAM_RETENTION", "P7D")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(
            "WEIR_PROFILE_RETENTION = P7D: give more than the stream's retention, PT168H");
  }

  @Test
  void all_problems_are_named_together() {
    assertThatThrownBy(
            () ->
                TransactionSettings.of(
                    Map.of(
                        "WEIR_PROJECTION", "a#b",
                        "WEIR_PARALLELIZATION_FACTOR", "2",
                        "WEIR_PROFILE_RETENTION", "long")))
        .hasMessageContaining("WEIR_PROJECTION")
        .hasMessageContaining("WEIR_PARALLELIZATION_FACTOR")
        .hasMessageContaining("WEIR_PROFILE_RETENTION");
  }
}
