package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.market.marks.MarksSettings;
import dev.weir.market.risk.RiskSettings;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.transactions.TransactionSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SemanticsTest {

  @Test
  void exactly_once_is_the_default() {
    assertThat(AccessLogSettings.of(Map.of()).semantics()).isEqualTo(Semantics.EXACTLY_ONCE);
    assertThat(TransactionSettings.of(Map.of()).semantics()).isEqualTo(Semantics.EXACTLY_ONCE);
  }

  @Test
  void a_projection_is_named_for_what_its_results_are_worth() {
    var counts = Map.of("WEIR_SEMANTICS", "at-least-once", "WEIR_PROJECTION", "v2");
    assertThat(AccessLogSettings.of(counts).projection()).isEqualTo("v2-at-least-once");
    var profiles = Map.of("WEIR_SEMANTICS", "at-most-once");
    assertThat(TransactionSettings.of(profiles).projection()).isEqualTo("v1-at-most-once");
    assertThat(AccessLogSettings.of(Map.of()).projection()).isEqualTo("v1");
  }

  @Test
  void exactly_once_never_goes_on_from_a_projection_with_other_semantics() {
    assertThatThrownBy(() -> AccessLogSettings.of(Map.of("WEIR_PROJECTION", "v1-at-least-once")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("give a name that does not end in -at-least-once");
  }

  @Test
  void other_words_are_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> AccessLogSettings.of(Map.of("WEIR_SEMANTICS", "once")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(
            "WEIR_SEMANTICS = once: give one of exactly-once, at-least-once, at-most-once");
  }

  @Test
  void the_market_refuses_all_but_exactly_once() {
    for (var semantics : new String[] {"at-least-once", "at-most-once"}) {
      var environment = Map.of("WEIR_SEMANTICS", semantics, "AWS_REGION", "us-east-1");
      assertThatThrownBy(() -> MarksSettings.of(environment))
          .isInstanceOf(InvalidSettingsException.class)
          .hasMessageContaining("give exactly-once or leave it out: marks");
      assertThatThrownBy(() -> RiskSettings.of(environment))
          .isInstanceOf(InvalidSettingsException.class)
          .hasMessageContaining("give exactly-once or leave it out: a decision");
      assertThatThrownBy(() -> Semantics.requireExactlyOnce(environment, "why"))
          .isInstanceOf(InvalidSettingsException.class);
    }
  }
}
