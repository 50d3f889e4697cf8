package dev.weir.transactions.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums of purchases, by currency: amounts of different currencies are never added. */
record AmountTotals(Map<String, BigDecimal> byCurrency) {

  static AmountTotals of(List<Purchase> purchases) {
    var totals = new TreeMap<String, BigDecimal>();
    for (var purchase : purchases) {
      var money = purchase.amount();
      totals.merge(money.currency().getCurrencyCode(), money.amount(), BigDecimal::add);
    }
    return new AmountTotals(totals);
  }

  /** Returns a text such as {@code 1830.00 EUR and 90.00 USD}. */
  @Override
  public String toString() {
    return byCurrency.entrySet().stream()
        .map(total -> total.getValue().toPlainString() + " " + total.getKey())
        .collect(Collectors.joining(" and "));
  }
}
