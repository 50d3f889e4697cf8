package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads reference data from a folder of CSV files and finds all their problems. */
public final class ReferenceFiles {

  private static final List<String> POSITIONS =
      List.of("portfolio", "symbol", "quantity", "average_cost");

  // Part of a message's deduplication id, which has at most 128 characters.
  private static final Pattern PORTFOLIO = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Cells cells;

  private ReferenceFiles(Cells cells) {
    this.cells = cells;
  }

  /**
   * Reads a folder.
   *
   * @param problems receives all problems found
   * @return empty if there are problems
   */
  public static Optional<ReferenceSet> read(Path folder, Problems problems) {
    var set = new ReferenceFiles(new Cells(folder, problems)).read();
    return problems.isEmpty() ? Optional.of(set.make()) : Optional.empty();
  }

  /** Validates the content once more, which only makes sense without problems. */
  private interface Content {
    ReferenceSet make();
  }

  private Content read() {
    var rates = RateFile.read(cells);
    var collars = CollarFile.read(cells);
    var instruments =
        InstrumentFile.read(
            cells,
            rates.rates(),
            row -> collars.allowsBelowZero(row.text("symbol"), row.text("asset_class")));
    collars.check(instruments.values(), rates.symbols());
    var positions = readPositions(instruments, collars);
    var days =
        instruments.values().stream().mapToInt(each -> each.returns().length).min().orElse(0);
    rates.check(days);
    var limits = LimitFile.read(cells, positions, days);
    var sessions = SessionFile.read(cells);
    var policy = PolicyFile.read(cells);
    var ages = AgeFile.read(cells, instruments.keySet(), rates.symbols());
    var actions = ActionFile.read(cells, instruments.keySet(), rates.symbols());
    return () ->
        new ReferenceSet(
            List.copyOf(instruments.values()),
            rates.rates(),
            positions,
            limits,
            sessions,
            collars.rules(),
            policy,
            ages,
            rates.moves(),
            actions);
  }

  private List<PortfolioPosition> readPositions(
      Map<String, Instrument> instruments, CollarFile collars) {
    var positions = new ArrayList<PortfolioPosition>();
    var table = cells.table("positions.csv", POSITIONS, false);
    var held = new HashSet<List<String>>();
    var counts = new HashMap<String, Integer>();
    for (var row : table.rows()) {
      var portfolio = row.text("portfolio");
      if (!PORTFOLIO.matcher(portfolio).matches()) {
        cells.wrong(table, row, "portfolio must match " + PORTFOLIO);
      }
      if (!instruments.containsKey(row.text("symbol"))) {
        cells.wrong(table, row, "instruments.csv has no " + row.text("symbol"));
      }
      if (!held.add(List.of(portfolio, row.text("symbol")))) {
        cells.wrong(table, row, portfolio + " holds " + row.text("symbol") + " twice");
      }
      if (counts.merge(portfolio, 1, Integer::sum) == ReferenceSet.MAX_POSITIONS + 1) {
        cells.wrong(
            table,
            row,
            "%s has more than %,d positions".formatted(portfolio, ReferenceSet.MAX_POSITIONS));
      }
      position(table, row, collars, instruments.get(row.text("symbol"))).ifPresent(positions::add);
    }
    return positions;
  }

  private Optional<PortfolioPosition> position(
      CsvTable table, Row row, CollarFile collars, Instrument of) {
    // A position may have cost less than nothing if its instrument's price may be negative.
    var mayBeBelow = of != null && collars.allowsBelowZero(of.symbol(), of.assetClass());
    var quantity = cells.decimal(table, row, "quantity", _ -> true, "");
    var cost =
        cells.decimal(
            table,
            row,
            "average_cost",
            value -> mayBeBelow || value.signum() >= 0,
            mayBeBelow ? "" : "0 or above");
    return quantity.isPresent() && cost.isPresent()
        ? Optional.of(
            new PortfolioPosition(
                row.text("portfolio"), row.text("symbol"), quantity.get(), cost.get()))
        : Optional.empty();
  }
}
