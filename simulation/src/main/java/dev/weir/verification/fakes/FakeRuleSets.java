package dev.weir.verification.fakes;

import dev.weir.transactions.decide.AppliedRules;
import dev.weir.transactions.decide.RuleSets;
import dev.weir.transactions.rules.InvalidRuleSetException;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** The rule sets in memory: every version stays. */
public final class FakeRuleSets implements RuleSets {

  private final CallDisturbance disturbance;
  private final TreeMap<Integer, AppliedRules> versions = new TreeMap<>();

  /** A table that always answers. */
  public FakeRuleSets() {
    this(CallDisturbance.NONE);
  }

  /** A table whose calls are disturbed. */
  public FakeRuleSets(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public RuleSet latest() {
    disturbance.before("read rules");
    return stored();
  }

  /** What {@link #latest()} gives, undisturbed. */
  public RuleSet stored() {
    return versions.descendingMap().values().stream()
        .flatMap(applied -> valid(applied).stream())
        .findFirst()
        .orElseGet(RuleSet::defaults);
  }

  private static Optional<RuleSet> valid(AppliedRules applied) {
    try {
      return Optional.of(applied.rules());
    } catch (InvalidRuleSetException invalid) {
      return Optional.empty(); // those before it stay
    }
  }

  /** Stores a version, unless it is there; returns whether it was stored. */
  public boolean apply(RuleSet next, Instant appliedAt) {
    return store(new AppliedRules(next.version(), next.toJson(), appliedAt));
  }

  /** Stores what somebody put there by other means, valid or not. */
  public boolean store(AppliedRules applied) {
    return versions.putIfAbsent(applied.version(), applied) == null;
  }
}
