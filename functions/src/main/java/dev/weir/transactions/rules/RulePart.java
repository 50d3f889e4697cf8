package dev.weir.transactions.rules;

import java.util.List;

/** What one rule remembers of a user. Bounded, whatever the user does. */
public interface RulePart {

  /** Writes it; the rule's {@link RuleKind} reads it. */
  void write(PartOutput out);

  /** The purchases that the rule may still need. */
  List<Purchase> purchases();

  /** This without purchases: much smaller; windows begin again, nothing else is lost. */
  RulePart withoutPurchases();
}
