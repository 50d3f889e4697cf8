package dev.weir.market.reference;

import dev.weir.market.Collar;
import java.util.HashMap;
import java.util.Map;

/** The collar of each instrument: its own, else its asset class's, else that of all. */
final class Collars {

  private final Map<String, Collar> bySymbol = new HashMap<>();
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
    return collars;
  }

  Collar of(String symbol) {
    return bySymbol.getOrDefault(symbol, ofAll);
  }
}
