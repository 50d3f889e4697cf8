package dev.weir.transactions.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The memory of {@code AMOUNT_SPIKE}: the mean of each currency, and the amounts whose order may
 * still change because a late one can come between.
 *
 * @param settled by ISO 4217 code
 * @param pending in order of event time, then of amount
 * @param episodes that it has raised alerts for
 */
public record SpendingPart(
    Map<String, Spending> settled, List<Amount> pending, AlertEpisodes episodes)
    implements RulePart {

  static final SpendingPart NONE = new SpendingPart(Map.of(), List.of(), AlertEpisodes.NONE);

  // Twice the maximum lateness for a user who pays every half minute.
  private static final int MAX_PENDING = 250;

  /** An amount that is not in the mean yet. */
  public record Amount(Instant at, String currency, BigDecimal amount) {
    private static final Comparator<Amount> ORDER =
        Comparator.comparing(Amount::at).thenComparing(Amount::amount);
  }

  public SpendingPart {
    settled = Map.copyOf(settled);
    pending = List.copyOf(pending);
  }

  /** Returns this with all amounts before a time included in the means. */
  SpendingPart settledBefore(Instant time, BigDecimal weight) {
    var count = 0;
    while (count < pending.size() && pending.get(count).at().isBefore(time)) {
      count++;
    }
    return count == 0 ? this : settle(count, weight);
  }

  private SpendingPart settle(int count, BigDecimal weight) {
    var means = new HashMap<>(settled);
    for (var each : pending.subList(0, count)) {
      means.merge(
          each.currency(),
          Spending.NONE.plus(each.amount(), weight),
          (before, _) -> before.plus(each.amount(), weight));
    }
    return new SpendingPart(means, pending.subList(count, pending.size()), episodes);
  }

  /** Returns the mean of all amounts before a time in the currency of a purchase. */
  Spending olderThan(Instant time, Purchase purchase, BigDecimal weight) {
    var currency = purchase.amount().currency().getCurrencyCode();
    var spending = settled.getOrDefault(currency, Spending.NONE);
    for (var each : pending) {
      if (each.at().isBefore(time) && each.currency().equals(currency)) {
        spending = spending.plus(each.amount(), weight);
      }
    }
    return spending;
  }

  SpendingPart plus(Purchase purchase, BigDecimal weight) {
    var money = purchase.amount();
    var more = new ArrayList<>(pending);
    more.add(new Amount(purchase.occurredAt(), money.currency().getCurrencyCode(), money.amount()));
    more.sort(Amount.ORDER);
    var part = new SpendingPart(settled, more, episodes);
    return more.size() > MAX_PENDING ? part.settle(more.size() - MAX_PENDING, weight) : part;
  }

  SpendingPart with(AlertEpisodes changed) {
    return new SpendingPart(settled, pending, changed);
  }

  /** Returns the mean of each currency, with all amounts so far. */
  public Map<String, Spending> spending(BigDecimal weight) {
    return settle(pending.size(), weight).settled();
  }

  @Override
  public List<Purchase> purchases() {
    return List.of();
  }

  @Override
  public SpendingPart withoutPurchases() {
    return this;
  }

  @Override
  public void write(PartOutput out) {
    out.all(
        new TreeMap<>(settled).entrySet(),
        each -> {
          out.text(each.getKey());
          out.integer(each.getValue().count());
          out.text(each.getValue().mean().toString());
        });
    out.all(
        pending,
        each -> {
          out.instant(each.at());
          out.text(each.currency());
          out.text(each.amount().toPlainString());
        });
    episodes.write(out);
  }

  static SpendingPart read(PartInput in) {
    var settled = new HashMap<String, Spending>();
    in.all(
            each ->
                Map.entry(each.text(), new Spending(each.integer(), new BigDecimal(each.text()))))
        .forEach(each -> settled.put(each.getKey(), each.getValue()));
    var pending =
        in.all(each -> new Amount(each.instant(), each.text(), new BigDecimal(each.text())));
    return new SpendingPart(settled, pending, AlertEpisodes.read(in));
  }
}
