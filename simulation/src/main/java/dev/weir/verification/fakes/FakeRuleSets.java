package dev.weir.verification.fakes;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.transactions.decide.AppliedRules;
import dev.weir.transactions.decide.RuleSets;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** The rule sets in memory: every version stays. */
public final class FakeRuleSets implements RuleSets {

  private final CallDisturbance disturbance;
  private final TreeMap<Integer, AppliedRules> versions = new TreeMap<>();

  /** Creates a table that always answers. */
  public FakeRuleSets() {
    this(CallDisturbance.NONE);
  }

  /** Creates a table whose calls are disturbed. */
  public FakeRuleSets(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public RuleSet latest() {
    disturbance.before("read rules");
    return stored();
  }

  /** Returns the same as {@link #latest()}, undisturbed. */
  public RuleSet stored() {
    return versions.descendingMap().values().stream()
        .flatMap(applied -> valid(applied).stream())
        .findFirst()
        .orElseGet(RuleSet::defaults);
  }

  private static Optional<RuleSet> valid(AppliedRules applied) {
    try {
      return Optional.of(applied.rules());
    } catch (InvalidSettingsException invalid) {
      return Optional.empty(); // those before it stay
    }
  }

  /** Stores a version, unless it exists; returns whether it was stored. */
  public boolean apply(RuleSet next, Instant appliedAt) {
    return store(new AppliedRules(next.version(), next.toJson(), appliedAt));
  }

  /** Stores a version that somebody wrote by other means, valid or not. */
  public boolean store(AppliedRules applied) {
    return versions.putIfAbsent(applied.version(), applied) == null;
  }
}
