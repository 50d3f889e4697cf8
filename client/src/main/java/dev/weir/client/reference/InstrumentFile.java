package dev.weir.client.reference;

import dev.weir.events.market.Tick;
import dev.weir.market.exposure.Holding;
import dev.weir.market.reference.Instrument;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads {@code instruments.csv}. */
final class InstrumentFile {

  private static final List<String> COLUMNS =
      List.of("symbol", "name", "asset_class", "currency", "multiplier");

  private final CsvTable table;
  private final Map<String, BigDecimal> rates;
  private final Predicate<CsvRow> isAbsolute;
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();

  /**
   * Reads the instruments.
   *
   * @param isAbsolute whether a row's returns are amounts, because its price may be negative
   */
  static Map<String, Instrument> read(
      ReferenceFolder folder, Map<String, BigDecimal> rates, Predicate<CsvRow> isAbsolute) {
    var table = folder.wideTable("instruments.csv", COLUMNS);
    if (!table.rows().isEmpty() && table.more().isEmpty()) {
      table.refuseHeader(
          folder.problems(), "add a column for each daily return after " + COLUMNS.getLast());
    }
    var file = new InstrumentFile(table, rates, isAbsolute);
    table.rows().forEach(file::read);
    return file.instruments;
  }

  private InstrumentFile(
      CsvTable table, Map<String, BigDecimal> rates, Predicate<CsvRow> isAbsolute) {
    this.table = table;
    this.rates = rates;
    this.isAbsolute = isAbsolute;
  }

  private void read(CsvRow row) {
    var symbol = row.text("symbol");
    var multiplier = row.decimal("multiplier", value -> value.signum() > 0, "above 0");
    if (!Tick.isSymbol(symbol)) {
      row.refuse("symbol", "give a symbol that ticks can have");
    }
    if (!rates.containsKey(row.text("currency"))) {
      row.refuse("currency", "give a currency of fx.csv");
    }
    var instrument =
        new Instrument(
            symbol,
            row.text("name"),
            row.text("asset_class"),
            row.text("currency"),
            multiplier.orElse(BigDecimal.ONE),
            returns(row));
    if (instruments.putIfAbsent(symbol, instrument) != null) {
      row.refuse("symbol", "give one row for each symbol");
    }
  }

  private double[] returns(CsvRow row) {
    var isAmount = isAbsolute.test(row);
    return row.returns(
        table.more(),
        value -> isAmount || Math.abs(value.doubleValue()) <= Holding.MAX_RETURN,
        isAmount ? "such as -1.25" : "between -10 and 10, such as -0.013");
  }
}
