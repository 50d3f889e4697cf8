package dev.weir.market.reference;

import dev.weir.market.Collar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The collar of each instrument: its own, otherwise its asset class's, otherwise the general one.
 * Symbols of exchange rates belong to the class {@link Collar#RATES}, and are never at or below
 * zero.
 */
final class Collars {

  private final Map<String, Collar> bySymbol = new HashMap<>();
  private final Set<String> rates = new HashSet<>();
  private Collar ofAll = Collar.DEFAULT;

  private Collars() {}

  static Collars of(ReferenceSet set) {
    var collars = new Collars();
    var byClass = new HashMap<String, Collar>();
    for (var rule : set.collars()) {
      if (rule.symbol().isPresent()) {
        collars.bySymbol.put(rule.symbol().get(), rule.collar());
      } else if (rule.assetClass().isPresent()) {
        byClass.put(rule.assetClass().get(), rule.collar());
      } else {
        collars.ofAll = rule.collar();
      }
    }
    for (var instrument : set.instruments()) {
      var ofClass = byClass.get(instrument.assetClass());
      if (ofClass != null) {
        collars.bySymbol.putIfAbsent(instrument.symbol(), ofClass);
      }
    }
    for (var currency : set.currencies()) {
      currency.symbol().ifPresent(symbol -> collars.addRate(symbol, byClass));
    }
    return collars;
  }

  private void addRate(String symbol, Map<String, Collar> byClass) {
    rates.add(symbol);
    if (byClass.containsKey(Collar.RATES)) {
      bySymbol.putIfAbsent(symbol, byClass.get(Collar.RATES));
    }
  }

  Collar of(String symbol) {
    var collar = bySymbol.getOrDefault(symbol, ofAll);
    return rates.contains(symbol) ? collar.aboveZero() : collar;
  }
}
