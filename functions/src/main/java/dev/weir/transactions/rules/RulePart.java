package dev.weir.transactions.rules;

import java.util.List;

/** One rule's memory of a user. Bounded, whatever the user does. */
public interface RulePart {

  /** Writes it; the rule's {@link RuleKind} reads it. */
  void write(PartOutput out);

  /** Returns the purchases that the rule may still need. */
  List<Purchase> purchases();

  /** Returns this without purchases: much smaller; windows start again, nothing else is lost. */
  RulePart withoutPurchases();
}
