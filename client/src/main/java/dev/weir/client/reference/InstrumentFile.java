package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
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

  private final Cells cells;
  private final Map<String, BigDecimal> rates;
  private final Predicate<Row> isAbsolute;
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();

  /**
   * Reads the instruments.
   *
   * @param isAbsolute whether a row's returns are amounts, because its price may be negative
   */
  static Map<String, Instrument> read(
      Cells cells, Map<String, BigDecimal> rates, Predicate<Row> isAbsolute) {
    var file = new InstrumentFile(cells, rates, isAbsolute);
    file.read();
    return file.instruments;
  }

  private InstrumentFile(Cells cells, Map<String, BigDecimal> rates, Predicate<Row> isAbsolute) {
    this.cells = cells;
    this.rates = rates;
    this.isAbsolute = isAbsolute;
  }

  private void read() {
    var table = cells.table("instruments.csv", COLUMNS, true);
    if (!table.rows().isEmpty() && table.more().isEmpty()) {
      cells
          .problems()
          .add(table.name(), 1, "has no daily-return columns after " + COLUMNS.getLast());
    }
    for (var row : table.rows()) {
      read(table, row);
    }
  }

  private void read(CsvTable table, Row row) {
    var symbol = row.text("symbol");
    var multiplier =
        cells.decimal(table, row, "multiplier", value -> value.signum() > 0, "above 0");
    if (!Tick.isSymbol(symbol)) {
      cells.wrong(table, row, "no tick can have the symbol " + symbol);
    }
    if (!rates.containsKey(row.text("currency"))) {
      cells.wrong(table, row, "fx.csv has no rate for " + row.text("currency"));
    }
    var instrument =
        new Instrument(
            symbol,
            row.text("name"),
            row.text("asset_class"),
            row.text("currency"),
            multiplier.orElse(BigDecimal.ONE),
            returns(table, row));
    if (instruments.putIfAbsent(symbol, instrument) != null) {
      cells.wrong(table, row, "duplicate instrument " + symbol);
    }
  }

  private double[] returns(CsvTable table, Row row) {
    var isAmount = isAbsolute.test(row);
    return cells.returns(
        table,
        row,
        table.more(),
        value -> isAmount || Math.abs(value.doubleValue()) <= Holding.MAX_RETURN,
        isAmount ? "such as -1.25" : "between -10 and 10, such as -0.013",
        row.text("symbol"));
  }
}
