package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.alerts.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code AMOUNT_SPIKE}: an amount many times the user's mean in that currency. The mean covers
 * amounts older than the lateness, in event order: no transaction that comes in time can change it
 * once it was used.
 *
 * @param factor the multiple of the mean
 * @param history transactions in the currency before which nothing is raised
 * @param weight of the newest amount in the mean
 */
public record AmountSpikeRule(
    RuleTerms terms,
    RuleSet.Common common,
    BigDecimal factor,
    Amounts floor,
    int history,
    BigDecimal weight,
    Duration coolDown)
    implements FraudRule<SpendingPart> {

  public static final RuleKind<SpendingPart> KIND =
      new RuleKind<>(
          "AMOUNT_SPIKE",
          SpendingPart.class,
          SpendingPart.NONE,
          SpendingPart::read,
          AmountSpikeRule::of);

  private static AmountSpikeRule of(RuleTerms terms, RuleDocument rule) {
    return new AmountSpikeRule(
        terms,
        rule.common(Mode.ON, Severity.MEDIUM),
        rule.decimal("factor", "10", "1", "1000000"),
        rule.amounts("floor", "100.00"),
        rule.integer("history", 10, 1, 1_000),
        rule.decimal("weight", "0.1", "0.0001", "1"),
        rule.coolDown(Duration.ofHours(1), Duration.ZERO));
  }

  @Override
  public RuleKind<SpendingPart> kind() {
    return KIND;
  }

  @Override
  public void write(SettingsWriter out) {
    out.text("factor", factor.toPlainString()).amounts("floor", floor).integer("history", history);
    out.text("weight", weight.toPlainString()).duration("coolDown", coolDown);
  }

  @Override
  public RuleStep<SpendingPart> step(SpendingPart before, Arrival arrival) {
    var purchase = arrival.purchase();
    var lateness = terms.lateness();
    var settled =
        before.settledBefore(arrival.streamTime().minus(lateness).minus(lateness), weight);
    if (!arrival.judged() || !floor.isReachedBy(purchase.amount())) {
      return new RuleStep<>(settled.plus(purchase, weight), List.of());
    }
    // Transactions that come in time are at most the lateness old, and are compared with those
    // older than themselves by as much.
    var comparable = purchase.occurredAt().minus(lateness);
    var known = settled.withMeansBefore(comparable, weight);
    var baseline = known.olderThan(comparable, purchase);
    var part = known.plus(purchase, weight);
    if (!isSpike(arrival, baseline)) {
      return new RuleStep<>(part, List.of());
    }
    var change = part.episodes().plus(List.of(purchase), coolDown);
    var remembered = change.after().since(arrival.streamTime().minus(SeenIds.AGE), coolDown);
    return new RuleStep<>(
        part.with(remembered),
        change.raising().isEmpty() ? List.of() : List.of(finding(arrival, baseline)));
  }

  private boolean isSpike(Arrival arrival, Spending baseline) {
    var money = arrival.purchase().amount();
    return baseline.count() >= history
        && money.amount().compareTo(baseline.mean().multiply(factor)) >= 0
        && judges(arrival, arrival.purchase());
  }

  private Match finding(Arrival arrival, Spending baseline) {
    var purchase = arrival.purchase();
    return finding(
        arrival,
        Match.part(purchase.id()),
        "%s: %s at %s, %s the usual %s"
            .formatted(
                arrival.transaction().userId(),
                purchase.amount(),
                purchase.merchant(),
                times(purchase, baseline).map(times -> times + " times").orElse("far above"),
                baseline.mean().setScale(2, RoundingMode.HALF_UP).toPlainString()),
        List.of(purchase),
        json -> writeFigures(json, purchase, baseline));
  }

  /** Returns the multiple of the mean; empty if the mean is zero. */
  private static Optional<String> times(Purchase purchase, Spending baseline) {
    return baseline.mean().signum() == 0
        ? Optional.empty()
        : Optional.of(
            purchase
                .amount()
                .amount()
                .divide(baseline.mean(), 1, RoundingMode.DOWN)
                .toPlainString());
  }

  private void writeFigures(JsonGenerator json, Purchase purchase, Spending baseline)
      throws IOException {
    json.writeStringField("amount", purchase.amount().amount().toPlainString());
    json.writeStringField("mean", baseline.shownMean());
    var times = times(purchase, baseline);
    if (times.isPresent()) {
      json.writeNumberField("factor", new BigDecimal(times.get()));
    } else {
      json.writeNullField("factor");
    }
    json.writeNumberField("limitFactor", factor);
    json.writeNumberField("history", baseline.count());
  }
}
