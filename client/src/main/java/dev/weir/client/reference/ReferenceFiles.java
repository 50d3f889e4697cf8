package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.Position;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import dev.weir.market.risk.Holding;
import dev.weir.market.risk.Limit;
import dev.weir.market.risk.Limits;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads reference data from a folder of CSV files, and finds all that is wrong with them. */
public final class ReferenceFiles {

  private static final List<String> INSTRUMENTS =
      List.of("symbol", "name", "asset_class", "currency", "multiplier");
  private static final List<String> RATES = List.of("currency", "rate");
  private static final List<String> POSITIONS =
      List.of("portfolio", "symbol", "quantity", "average_cost");
  private static final List<String> SESSIONS = List.of("venue", "session", "opens_at", "closes_at");
  private static final Map<String, Limit> LIMITS = limits();

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  // Part of a message's deduplication id, which has 128 characters.
  private static final Pattern PORTFOLIO = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

  private final Path folder;
  private final Problems problems;
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();
  private final Map<String, BigDecimal> rates = new HashMap<>();
  private final List<Position> positions = new ArrayList<>();
  private final Map<String, Limits> limits = new HashMap<>();
  private final List<SessionHours> sessions = new ArrayList<>();

  private ReferenceFiles(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  private static Map<String, Limit> limits() {
    var columns = new LinkedHashMap<String, Limit>();
    columns.put("gross", Limit.GROSS);
    columns.put("net", Limit.NET);
    columns.put("value_at_risk", Limit.VALUE_AT_RISK);
    columns.put("expected_shortfall", Limit.EXPECTED_SHORTFALL);
    columns.put("single_name", Limit.SINGLE_NAME);
    columns.put("daily_loss", Limit.DAILY_LOSS);
    return columns;
  }

  /**
   * Reads a folder.
   *
   * @param problems gets all that is wrong
   * @return empty if anything is
   */
  public static Optional<ReferenceSet> read(Path folder, Problems problems) {
    var files = new ReferenceFiles(folder, problems);
    files.readRates();
    files.readInstruments();
    files.readPositions();
    files.readLimits();
    files.readSessions();
    return problems.isEmpty() ? Optional.of(files.set()) : Optional.empty();
  }

  private ReferenceSet set() {
    return new ReferenceSet(List.copyOf(instruments.values()), rates, positions, limits, sessions);
  }

  private CsvTable table(String file, List<String> columns, boolean mayHaveMore) {
    return CsvTable.read(folder.resolve(file), columns, mayHaveMore, problems);
  }

  private void readRates() {
    var table = table("fx.csv", RATES, false);
    for (var row : table.rows()) {
      var currency = row.text("currency");
      var rate = decimal(table, row, "rate", value -> value.signum() > 0, "above 0");
      if (!currency.matches("[A-Z]{3}")) {
        problems.add(table.name(), row.line(), "currency is no code such as EUR: " + currency);
      } else if (rate.isPresent() && rates.putIfAbsent(currency, rate.get()) != null) {
        problems.add(table.name(), row.line(), currency + " is there twice");
      }
    }
  }

  private void readInstruments() {
    var table = table("instruments.csv", INSTRUMENTS, true);
    for (var row : table.rows()) {
      var symbol = row.text("symbol");
      var multiplier = decimal(table, row, "multiplier", value -> value.signum() > 0, "above 0");
      if (!SYMBOL.matcher(symbol).matches()) {
        problems.add(table.name(), row.line(), "symbol is not of the form " + SYMBOL);
      }
      if (!rates.containsKey(row.text("currency"))) {
        problems.add(table.name(), row.line(), "fx.csv has no rate for " + row.text("currency"));
      }
      var returns = returns(table, row);
      var instrument =
          new Instrument(
              symbol,
              row.text("name"),
              row.text("asset_class"),
              row.text("currency"),
              multiplier.orElse(BigDecimal.ONE),
              returns);
      if (instruments.putIfAbsent(symbol, instrument) != null) {
        problems.add(table.name(), row.line(), "the instrument " + symbol + " is there twice");
      }
    }
  }

  private double[] returns(CsvTable table, Row row) {
    var returns = new double[table.more().size()];
    for (var day = 0; day < returns.length; day++) {
      var column = table.more().get(day);
      var found =
          decimal(
              table,
              row,
              column,
              value -> Math.abs(value.doubleValue()) <= Holding.MOST_RETURN,
              "between -10 and 10, such as -0.013");
      returns[day] = found.map(BigDecimal::doubleValue).orElse(0.0);
    }
    return returns;
  }

  private void readPositions() {
    var table = table("positions.csv", POSITIONS, false);
    var held = new HashSet<List<String>>();
    var counts = new HashMap<String, Integer>();
    for (var row : table.rows()) {
      var portfolio = row.text("portfolio");
      var symbol = row.text("symbol");
      var quantity = decimal(table, row, "quantity", _ -> true, "");
      var cost = decimal(table, row, "average_cost", value -> value.signum() >= 0, "0 or above");
      requirePortfolio(table, row);
      if (!instruments.containsKey(symbol)) {
        problems.add(table.name(), row.line(), "instruments.csv has no " + symbol);
      }
      if (!held.add(List.of(portfolio, symbol))) {
        problems.add(table.name(), row.line(), portfolio + " holds " + symbol + " twice");
      }
      if (counts.merge(portfolio, 1, Integer::sum) == ReferenceSet.MOST_POSITIONS + 1) {
        problems.add(
            table.name(),
            row.line(),
            "%s has more than %,d positions".formatted(portfolio, ReferenceSet.MOST_POSITIONS));
      }
      if (quantity.isPresent() && cost.isPresent()) {
        positions.add(new Position(portfolio, symbol, quantity.get(), cost.get()));
      }
    }
  }

  private void requirePortfolio(CsvTable table, Row row) {
    if (!PORTFOLIO.matcher(row.text("portfolio")).matches()) {
      problems.add(table.name(), row.line(), "portfolio is not of the form " + PORTFOLIO);
    }
  }

  private void readLimits() {
    var columns = new ArrayList<String>();
    columns.add("portfolio");
    columns.addAll(LIMITS.keySet());
    var table = table("limits.csv", columns, false);
    var portfolios = new HashSet<String>();
    positions.forEach(position -> portfolios.add(position.portfolio()));
    for (var row : table.rows()) {
      var portfolio = row.text("portfolio");
      if (!portfolios.contains(portfolio)) {
        problems.add(table.name(), row.line(), "positions.csv has no portfolio " + portfolio);
      }
      if (limits.putIfAbsent(portfolio, limits(table, row)) != null) {
        problems.add(table.name(), row.line(), portfolio + " is there twice");
      }
    }
  }

  private Limits limits(CsvTable table, Row row) {
    var most = new EnumMap<Limit, BigDecimal>(Limit.class);
    LIMITS.forEach(
        (column, limit) -> {
          if (!row.text(column).isEmpty()) {
            decimal(
                    table,
                    row,
                    column,
                    value -> value.signum() > 0,
                    "above 0; leave it empty for no limit")
                .ifPresent(value -> most.put(limit, value));
          }
        });
    return new Limits(most);
  }

  private void readSessions() {
    if (!Files.exists(folder.resolve("sessions.csv"))) {
      return;
    }
    var table = table("sessions.csv", SESSIONS, false);
    for (var row : table.rows()) {
      try {
        sessions.add(
            new SessionHours(
                row.text("venue"),
                row.text("session"),
                Instant.parse(row.text("opens_at")),
                Instant.parse(row.text("closes_at"))));
      } catch (DateTimeException e) {
        problems.add(
            table.name(), row.line(), "a time is no RFC 3339 time, such as 2026-11-23T09:00:00Z");
      } catch (IllegalArgumentException e) {
        problems.add(table.name(), row.line(), e.getMessage());
      }
    }
  }

  private Optional<BigDecimal> decimal(
      CsvTable table, Row row, String column, Predicate<BigDecimal> accepted, String wanted) {
    var text = row.text(column);
    var value =
        DECIMAL.matcher(text).matches()
            ? Optional.of(new BigDecimal(text)).filter(accepted)
            : Optional.<BigDecimal>empty();
    if (value.isEmpty()) {
      problems.add(
          table.name(),
          row.line(),
          "%s is no decimal number %s: %s".formatted(column, wanted, text).replace("  ", " "));
    }
    return value;
  }
}
