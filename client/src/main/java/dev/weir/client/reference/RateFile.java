package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.events.market.Tick;
import dev.weir.market.exposure.Holding;
import dev.weir.market.reference.CurrencyMoves;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code fx.csv}: rates, the symbols whose ticks set them, and their daily moves. */
final class RateFile {

  private static final List<String> COLUMNS = List.of("currency", "rate");
  private static final String SYMBOL = "symbol";

  private final Cells cells;
  private final CsvTable table;
  private final List<String> days;
  private final Map<String, BigDecimal> rates = new HashMap<>();
  private final List<CurrencyMoves> moves = new ArrayList<>();

  private RateFile(Cells cells) {
    this.cells = cells;
    table = cells.table("fx.csv", COLUMNS, true);
    days = table.more().stream().filter(column -> !column.equals(SYMBOL)).toList();
  }

  static RateFile read(Cells cells) {
    var file = new RateFile(cells);
    file.table.rows().forEach(file::readRate);
    file.checkBase();
    file.table.rows().forEach(file::readMoves);
    return file;
  }

  /** Returns the value of one unit of each currency in the base currency. */
  Map<String, BigDecimal> rates() {
    return rates;
  }

  /** Returns the moves of the currencies that have any. */
  List<CurrencyMoves> moves() {
    return moves;
  }

  /** Returns the symbols whose ticks are rates. */
  Set<String> symbols() {
    var symbols = new HashSet<String>();
    moves.forEach(each -> each.symbol().ifPresent(symbols::add));
    return symbols;
  }

  /** Looks for currencies whose number of daily returns differs from that of the instruments. */
  void check(int daysOfInstruments) {
    if (!moves.isEmpty() && days.size() != daysOfInstruments && !days.isEmpty()) {
      cells
          .problems()
          .add(
              table.name(),
              1,
              "has %d daily returns; instruments.csv has %d"
                  .formatted(days.size(), daysOfInstruments));
    }
  }

  private void readRate(Row row) {
    var currency = row.text("currency");
    var rate = cells.decimal(table, row, "rate", value -> value.signum() > 0, "above 0");
    if (!currency.matches("[A-Z]{3}")) {
      cells.wrong(table, row, "currency must be a code such as EUR: " + currency);
    } else if (rate.isPresent() && rates.putIfAbsent(currency, rate.get()) != null) {
      cells.wrong(table, row, currency + " has two rows");
    }
  }

  private void checkBase() {
    var hasBase = rates.values().stream().anyMatch(rate -> rate.compareTo(BigDecimal.ONE) == 0);
    if (!table.rows().isEmpty() && !hasBase) {
      cells
          .problems()
          .add(table.name(), "no currency has the rate 1; the base currency must have it");
    }
  }

  private void readMoves(Row row) {
    var symbol = Optional.of(row.text(SYMBOL)).filter(text -> !text.isEmpty());
    symbol.ifPresent(text -> checkSymbol(row, text));
    var hasReturns = days.stream().anyMatch(day -> !row.text(day).isEmpty());
    if (hasReturns) {
      moves.add(new CurrencyMoves(row.text("currency"), symbol, returns(row)));
    } else if (symbol.isPresent()) {
      cells.wrong(
          table, row, "%s has ticks, so it needs daily returns too".formatted(symbol.get()));
    }
  }

  private void checkSymbol(Row row, String symbol) {
    var currency = row.text("currency");
    var base = symbol.startsWith(currency + "/") ? symbol.substring(currency.length() + 1) : "";
    if (!Tick.isSymbol(symbol) || !isBase(base) || base.equals(currency)) {
      cells.wrong(
          table,
          row,
          "symbol must be %s/ followed by the base currency, which has the rate 1 and no symbol: %s"
              .formatted(currency, symbol));
    }
  }

  private boolean isBase(String currency) {
    return table.rows().stream()
        .filter(row -> row.text("currency").equals(currency) && row.text(SYMBOL).isEmpty())
        .anyMatch(
            _ -> BigDecimal.ONE.compareTo(rates.getOrDefault(currency, BigDecimal.ZERO)) == 0);
  }

  private double[] returns(Row row) {
    return cells.returns(
        table,
        row,
        days,
        value -> value.doubleValue() > -1 && value.doubleValue() <= Holding.MAX_RETURN,
        "above -1 and at most 10, such as -0.013",
        row.text("currency"));
  }
}
