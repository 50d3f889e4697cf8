package dev.weir.client.reference;

import dev.weir.events.market.Tick;
import dev.weir.market.exposure.Holding;
import dev.weir.market.reference.CurrencyMoves;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code fx.csv}: rates, the symbols whose ticks set them, and their daily moves. */
final class RateFile {

  private static final List<String> COLUMNS = List.of("currency", "rate");
  private static final String SYMBOL = "symbol";

  private final ReferenceFolder folder;
  private final CsvTable table;
  private final List<String> days;
  private final Map<String, BigDecimal> rates = new HashMap<>();
  private final List<CurrencyMoves> moves = new ArrayList<>();

  private RateFile(ReferenceFolder folder) {
    this.folder = folder;
    table = folder.wideTable("fx.csv", COLUMNS);
    days = table.more().stream().filter(column -> !column.equals(SYMBOL)).toList();
  }

  static RateFile read(ReferenceFolder folder) {
    var file = new RateFile(folder);
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
      table.refuseHeader(
          folder.problems(),
          "give as many daily returns as instruments.csv: %d, not %d"
              .formatted(daysOfInstruments, days.size()));
    }
  }

  private void readRate(CsvRow row) {
    var currency = row.text("currency");
    var rate = row.decimal("rate", value -> value.signum() > 0, "above 0");
    if (!currency.matches("[A-Z]{3}")) {
      row.refuse("currency", "give a code such as EUR");
    } else if (rate.isPresent() && rates.putIfAbsent(currency, rate.get()) != null) {
      row.refuse("currency", "give one row for each currency");
    }
  }

  private void checkBase() {
    var hasBase = rates.values().stream().anyMatch(rate -> rate.compareTo(BigDecimal.ONE) == 0);
    if (!table.rows().isEmpty() && !hasBase) {
      folder.problems().refuse(table.name(), "", "give the base currency the rate 1");
    }
  }

  private void readMoves(CsvRow row) {
    var symbol = row.optional(SYMBOL);
    symbol.ifPresent(text -> checkSymbol(row, text));
    var hasReturns = days.stream().anyMatch(day -> row.optional(day).isPresent());
    if (hasReturns) {
      moves.add(new CurrencyMoves(row.text("currency"), symbol, returns(row)));
    } else if (symbol.isPresent()) {
      row.refuse(SYMBOL, "give its daily returns too: a rate with ticks needs them");
    }
  }

  private void checkSymbol(CsvRow row, String symbol) {
    var currency = row.text("currency");
    var base = symbol.startsWith(currency + "/") ? symbol.substring(currency.length() + 1) : "";
    if (!Tick.isSymbol(symbol) || !isBase(base) || base.equals(currency)) {
      row.refuse(
          SYMBOL,
          "give %s/ followed by the base currency, which has the rate 1 and no symbol"
              .formatted(currency));
    }
  }

  private boolean isBase(String currency) {
    return table.rows().stream()
        .filter(row -> row.text("currency").equals(currency) && row.optional(SYMBOL).isEmpty())
        .anyMatch(
            _ -> BigDecimal.ONE.compareTo(rates.getOrDefault(currency, BigDecimal.ZERO)) == 0);
  }

  private double[] returns(CsvRow row) {
    return row.returns(
        days,
        value -> value.doubleValue() > -1 && value.doubleValue() <= Holding.MAX_RETURN,
        "above -1 and at most 10, such as -0.013");
  }
}
