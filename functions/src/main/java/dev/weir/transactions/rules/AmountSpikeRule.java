package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * {@code AMOUNT_SPIKE}: an amount many times the user's mean in that currency, once there is a
 * history in that currency to speak of.
 */
final class AmountSpikeRule {

  static final String TYPE = "AMOUNT_SPIKE";

  private final RuleSet.AmountSpike settings;
  private final int version;

  AmountSpikeRule(RuleSet rules) {
    settings = rules.amountSpike();
    version = rules.version();
  }

  Optional<Finding> find(UserProfile before, Arrival arrival) {
    var money = arrival.purchase().amount();
    var usual = before.spendingIn(money.currency().getCurrencyCode());
    var isSpike =
        settings.common().mode() != Mode.OFF
            && usual.count() >= settings.history()
            && settings.floor().isReachedBy(money)
            && money.amount().compareTo(usual.mean().multiply(settings.factor())) >= 0;
    return isSpike ? Optional.of(finding(arrival, usual)) : Optional.empty();
  }

  private Finding finding(Arrival arrival, Spending usual) {
    var purchase = arrival.purchase();
    var factor = factor(purchase, usual);
    return new Finding(
        TYPE,
        version,
        settings.common(),
        arrival.transaction().userId(),
        Finding.part(purchase.id()),
        "%s: %s at %s, %s the usual %s%s"
            .formatted(
                arrival.transaction().userId(),
                purchase.amount(),
                purchase.merchant(),
                factor.map(times -> times + " times").orElse("far above"),
                usual.mean().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                Wording.lateness(purchase.late())),
        Evidence.of(
            settings.common(), List.of(purchase), json -> writeFigures(json, purchase, usual)),
        purchase.late());
  }

  /** How many times the mean; empty where that is nothing. */
  private static Optional<String> factor(Purchase purchase, Spending usual) {
    return usual.mean().signum() == 0
        ? Optional.empty()
        : Optional.of(
            purchase.amount().amount().divide(usual.mean(), 1, RoundingMode.DOWN).toPlainString());
  }

  private void writeFigures(JsonGenerator json, Purchase purchase, Spending usual)
      throws IOException {
    json.writeStringField("amount", purchase.amount().amount().toPlainString());
    json.writeStringField("mean", usual.mean().toPlainString());
    var factor = factor(purchase, usual);
    if (factor.isPresent()) {
      json.writeNumberField("factor", new BigDecimal(factor.get()));
    } else {
      json.writeNullField("factor");
    }
    json.writeNumberField("limitFactor", settings.factor());
    json.writeNumberField("history", usual.count());
  }
}
