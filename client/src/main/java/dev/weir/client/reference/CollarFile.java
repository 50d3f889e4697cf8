package dev.weir.client.reference;

import dev.weir.market.Collar;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code collars.csv}, which is optional. */
final class CollarFile {

  private static final String NAME = "collars.csv";
  private static final String SYMBOL = "symbol";
  private static final String ASSET_CLASS = "asset_class";
  private static final String BELOW_ZERO = "below_zero";
  private static final List<String> COLUMNS =
      List.of(SYMBOL, ASSET_CLASS, "share", "amount", BELOW_ZERO);
  private static final String RATES_STAY_ABOVE = "give no: an exchange rate can't be below zero";

  private final ReferenceFolder folder;
  private final CsvTable table;
  private final Map<List<String>, CollarRule> rules = new HashMap<>();
  private final List<CollarRule> inOrder = new ArrayList<>();

  private CollarFile(ReferenceFolder folder) {
    this.folder = folder;
    table = folder.optionalTable(NAME, COLUMNS);
  }

  static CollarFile read(ReferenceFolder folder) {
    var file = new CollarFile(folder);
    file.table.rows().forEach(file::read);
    return file;
  }

  List<CollarRule> rules() {
    return inOrder;
  }

  /** Returns whether an instrument's price may be zero or negative. */
  boolean allowsBelowZero(String symbol, String assetClass) {
    var none = "";
    var rule =
        Optional.ofNullable(rules.get(List.of(symbol, none)))
            .or(() -> Optional.ofNullable(rules.get(List.of(none, assetClass))))
            .or(() -> Optional.ofNullable(rules.get(List.of(none, none))));
    return rule.map(each -> each.collar().allowsBelowZero()).orElse(false);
  }

  /**
   * Looks for names that match no instrument and no rate, and for rates that may be negative.
   *
   * @param rates symbols whose ticks are exchange rates
   */
  void check(Collection<Instrument> instruments, Set<String> rates) {
    for (var each : instruments) {
      if (rates.contains(each.symbol()) && allowsBelowZero(each.symbol(), each.assetClass())) {
        folder.problems().refuse(NAME, each.symbol(), RATES_STAY_ABOVE);
      }
    }
    for (var row : table.rows()) {
      var symbol = row.text(SYMBOL);
      var assetClass = row.text(ASSET_CLASS);
      if (rates.contains(symbol) && row.text(BELOW_ZERO).equals("yes")) {
        row.refuse(BELOW_ZERO, RATES_STAY_ABOVE);
      }
      if (!symbol.isEmpty()
          && !rates.contains(symbol)
          && instruments.stream().noneMatch(each -> each.symbol().equals(symbol))) {
        row.refuse(SYMBOL, "give a symbol of instruments.csv");
      }
      var isOfRates = assetClass.equals(Collar.RATES) && !rates.isEmpty();
      if (!assetClass.isEmpty()
          && !isOfRates
          && instruments.stream().noneMatch(each -> each.assetClass().equals(assetClass))) {
        row.refuse(ASSET_CLASS, "give an asset class of instruments.csv");
      }
    }
  }

  private void read(CsvRow row) {
    var share = row.decimal("share", value -> value.signum() >= 0, "0 or above, such as 0.10");
    var amount = row.decimal("amount", value -> value.signum() >= 0, "0 or above");
    var belowZero = row.text(BELOW_ZERO);
    if (!belowZero.equals("yes") && !belowZero.equals("no")) {
      row.refuse(BELOW_ZERO, "give yes or no");
    }
    var isOfBoth = row.optional(SYMBOL).isPresent() && row.optional(ASSET_CLASS).isPresent();
    if (isOfBoth) {
      row.refuse(ASSET_CLASS, "give a symbol or an asset class, not both");
    }
    if (share.isEmpty() || amount.isEmpty() || isOfBoth) {
      return;
    }
    if (share.get().signum() + amount.get().signum() == 0) {
      row.refuse("share", "give a share or an amount above 0");
    } else {
      add(row, share.get(), amount.get());
    }
  }

  private void add(CsvRow row, BigDecimal share, BigDecimal amount) {
    var collar = new Collar(share, amount, row.text(BELOW_ZERO).equals("yes"));
    var rule = new CollarRule(row.optional(SYMBOL), row.optional(ASSET_CLASS), collar);
    if (rules.putIfAbsent(List.of(row.text(SYMBOL), row.text(ASSET_CLASS)), rule) != null) {
      row.refuse(SYMBOL, "give one row for a symbol or asset class");
    }
    inOrder.add(rule);
  }
}
