package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.market.Collar;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.Instrument;
import java.nio.file.Files;
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
  private static final String BELOW_ZERO = "below_zero";
  private static final List<String> COLUMNS =
      List.of("symbol", "asset_class", "share", "amount", BELOW_ZERO);

  private final Cells cells;
  private final CsvTable table;
  private final Map<List<String>, CollarRule> rules = new HashMap<>();
  private final List<CollarRule> inOrder = new ArrayList<>();

  private CollarFile(Cells cells) {
    this.cells = cells;
    table =
        Files.exists(cells.folder().resolve(NAME))
            ? cells.table(NAME, COLUMNS, false)
            : new CsvTable(NAME, List.of(), List.of());
  }

  static CollarFile read(Cells cells) {
    var file = new CollarFile(cells);
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
        cells.problems().add(NAME, each.symbol() + " is an exchange rate and can't be below zero");
      }
    }
    for (var row : table.rows()) {
      var symbol = row.text("symbol");
      var assetClass = row.text("asset_class");
      if (rates.contains(symbol) && row.text(BELOW_ZERO).equals("yes")) {
        cells.wrong(table, row, symbol + " is an exchange rate and can't be below zero");
      }
      if (!symbol.isEmpty()
          && !rates.contains(symbol)
          && instruments.stream().noneMatch(each -> each.symbol().equals(symbol))) {
        cells.wrong(table, row, "instruments.csv has no " + symbol);
      }
      var isOfRates = assetClass.equals(Collar.RATES) && !rates.isEmpty();
      if (!assetClass.isEmpty()
          && !isOfRates
          && instruments.stream().noneMatch(each -> each.assetClass().equals(assetClass))) {
        cells.wrong(table, row, "instruments.csv has no asset class " + assetClass);
      }
    }
  }

  private void read(Row row) {
    var share =
        cells.decimal(
            table, row, "share", value -> value.signum() >= 0, "0 or above, such as 0.10");
    var amount = cells.decimal(table, row, "amount", value -> value.signum() >= 0, "0 or above");
    var belowZero = row.text(BELOW_ZERO);
    if (!belowZero.equals("yes") && !belowZero.equals("no")) {
      cells.wrong(table, row, "below_zero must be yes or no, not " + belowZero);
    }
    if (share.isEmpty() || amount.isEmpty()) {
      return;
    }
    try {
      var collar = new Collar(share.get(), amount.get(), belowZero.equals("yes"));
      var rule = new CollarRule(named(row, "symbol"), named(row, "asset_class"), collar);
      if (rules.putIfAbsent(List.of(row.text("symbol"), row.text("asset_class")), rule) != null) {
        cells.wrong(table, row, "duplicate row for the same symbol or asset class");
      }
      inOrder.add(rule);
    } catch (IllegalArgumentException e) {
      cells.wrong(table, row, e.getMessage());
    }
  }

  private static Optional<String> named(Row row, String column) {
    return Optional.of(row.text(column)).filter(text -> !text.isEmpty());
  }
}
