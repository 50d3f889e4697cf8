package dev.weir.transactions.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.UnavailableException;
import dev.weir.transactions.Sample;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CurrentRulesTest {

  private Instant now = Sample.START;
  private int asked;
  private boolean out;
  private RuleSet latest = RuleSet.defaults();
  private final CurrentRules rules = new CurrentRules(this::latest, () -> now);

  private RuleSet latest() {
    asked++;
    if (out) {
      throw new UnavailableException("throttled", null);
    }
    return latest;
  }

  private int version() {
    return rules.detector().rules().version();
  }

  @Test
  void rules_that_were_applied_hold_within_twenty_seconds() {
    assertThat(version()).isEqualTo(1);
    latest = RuleSet.defaults().withVersion(2);
    now = now.plusSeconds(19);
    assertThat(version()).isEqualTo(1);
    assertThat(asked).isEqualTo(1);
    now = now.plusSeconds(1);
    assertThat(version()).isEqualTo(2);
  }

  @Test
  void while_the_table_does_not_answer_the_last_rules_stay() {
    latest = RuleSet.defaults().withVersion(3);
    assertThat(version()).isEqualTo(3);
    out = true;
    now = now.plusSeconds(60);
    assertThat(version()).isEqualTo(3);
    assertThat(version()).isEqualTo(3);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void without_any_rules_nothing_is_decided() {
    out = true;
    assertThatThrownBy(rules::detector).isInstanceOf(UnavailableException.class);
    out = false;
    assertThat(version()).isEqualTo(1);
  }
}
