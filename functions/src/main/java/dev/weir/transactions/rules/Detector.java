package dev.weir.transactions.rules;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds a user's transactions into the profile, one by one, and asks every rule about each. */
public final class Detector {

  private final RuleSet rules;
  private final Memory memory;
  private final ImpossibleTravelRule impossibleTravel;
  private final CardTestingRule cardTesting;
  private final AmountSpikeRule amountSpike;
  private final NewLocationSpreeRule newLocationSpree;
  private final VelocityRule velocity;

  /** Detects by a set of rules. */
  public Detector(RuleSet rules) {
    this.rules = rules;
    memory = new Memory(rules);
    impossibleTravel = new ImpossibleTravelRule(rules);
    cardTesting = new CardTestingRule(rules);
    amountSpike = new AmountSpikeRule(rules);
    newLocationSpree = new NewLocationSpreeRule(rules);
    velocity = new VelocityRule(rules);
  }

  /** The rules that it detects by. */
  public RuleSet rules() {
    return rules;
  }

  /**
   * The profile with one more transaction, and what the rules find. A function of its arguments
   * alone. A transaction whose id the profile has seen changes nothing.
   *
   * @param arrivedAt when its record arrived in the stream; its event time where there is no stream
   */
  public Detected detect(UserProfile before, Transaction transaction, Instant arrivedAt) {
    if (before.hasSeen(transaction.id())) {
      return Detected.duplicate(before);
    }
    var arrival = Arrival.of(before, transaction, arrivedAt, rules.lateness());
    var remembered = memory.remember(before, arrival);
    var late = arrival.purchase().late();
    return arrival.judged()
        ? judge(before, remembered, arrival)
        : new Detected(remembered, List.of(), false, late);
  }

  private Detected judge(UserProfile before, UserProfile remembered, Arrival arrival) {
    var findings = new ArrayList<Finding>();
    add(findings, impossibleTravel.find(before, arrival));
    add(findings, cardTesting.find(before, arrival));
    add(findings, amountSpike.find(before, arrival));
    var after = newLocationSpree.find(remembered, arrival, findings);
    after = velocity.find(after, arrival, findings);
    return new Detected(after, findings, false, arrival.purchase().late());
  }

  private static void add(List<Finding> findings, Optional<Finding> found) {
    found.ifPresent(findings::add);
  }
}
