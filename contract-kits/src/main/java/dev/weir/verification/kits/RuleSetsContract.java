package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.transactions.decide.AppliedRules;
import dev.weir.transactions.decide.RuleSets;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of rules. */
abstract class RuleSetsContract {

  private static final Instant APPLIED = Instant.parse("2026-11-23T10:05:00Z");

  private RuleSets ruleSets;

  /** Returns an empty one that nobody else uses. */
  abstract RuleSets open();

  /** Applies rules to the store opened last; returns whether they were stored. */
  abstract boolean apply(RuleSet next, Instant appliedAt);

  /** Stores a version that somebody wrote by other means. */
  abstract void store(AppliedRules applied);

  @BeforeEach
  void openStore() {
    ruleSets = open();
  }

  private static RuleSet velocity(int count, int version) {
    return RuleSet.parse("{\"rules\":{\"VELOCITY\":{\"count\":" + count + "}}}", version);
  }

  @Test
  void where_nothing_was_applied_the_defaults_hold() {
    assertThat(ruleSets.latest()).isEqualTo(RuleSet.defaults());
  }

  @Test
  void the_latest_rule_set_holds() {
    for (var version = 2; version <= 12; version++) {
      assertThat(apply(velocity(version, version), APPLIED)).isTrue();
      assertThat(ruleSets.latest()).isEqualTo(velocity(version, version));
    }
  }

  @Test
  void a_version_is_applied_once() {
    apply(velocity(5, 2), APPLIED);
    assertThat(apply(velocity(6, 2), APPLIED.plusSeconds(1))).isFalse();
    assertThat(ruleSets.latest()).isEqualTo(velocity(5, 2));
  }

  @Test
  void one_that_is_invalid_is_passed_over_for_the_last_good_one() {
    apply(velocity(5, 2), APPLIED);
    store(new AppliedRules(3, "{\"rules\":{\"VELOCITY\":{\"count\":-1}}}", APPLIED));
    store(new AppliedRules(4, "no JSON", APPLIED));
    assertThat(ruleSets.latest()).isEqualTo(velocity(5, 2));
    apply(velocity(7, 5), APPLIED);
    assertThat(ruleSets.latest()).isEqualTo(velocity(7, 5));
  }

  @Test
  void where_all_are_invalid_the_defaults_hold() {
    for (var version = 2; version < 9; version++) {
      store(new AppliedRules(version, "[]", APPLIED));
    }
    assertThat(ruleSets.latest()).isEqualTo(RuleSet.defaults());
  }
}
