package dev.weir.client.reference;

import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.settings.InvalidSettingsException;
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

  private final ReferenceFolder folder;

  private ReferenceFiles(ReferenceFolder folder) {
    this.folder = folder;
  }

  /**
   * Reads a folder.
   *
   * @throws InvalidSettingsException naming all problems together; the key of each is its file,
   *     line and column, such as {@code limits.csv:2 gross}
   */
  public static ReferenceSet read(Path folder) {
    return new ReferenceFiles(ReferenceFolder.of(folder)).read();
  }

  private ReferenceSet read() {
    var rates = RateFile.read(folder);
    var collars = CollarFile.read(folder);
    var instruments =
        InstrumentFile.read(
            folder,
            rates.rates(),
            row -> collars.allowsBelowZero(row.text("symbol"), row.text("asset_class")));
    collars.check(instruments.values(), rates.symbols());
    var positions = readPositions(instruments, collars);
    var days =
        instruments.values().stream().mapToInt(each -> each.returns().length).min().orElse(0);
    rates.check(days);
    var limits = LimitFile.read(folder, positions, days);
    var sessions = SessionFile.read(folder);
    var policy = PolicyFile.read(folder);
    var ages = AgeFile.read(folder, instruments.keySet(), rates.symbols());
    var actions = ActionFile.read(folder, instruments.keySet(), rates.symbols());
    // A set validates its content once more, which only makes sense without problems.
    folder.problems().failOnProblems();
    return new ReferenceSet(
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
    var held = new HashSet<List<String>>();
    var counts = new HashMap<String, Integer>();
    for (var row : folder.table("positions.csv", POSITIONS).rows()) {
      var portfolio = row.text("portfolio");
      if (!PORTFOLIO.matcher(portfolio).matches()) {
        row.refuse("portfolio", "give a name that matches " + PORTFOLIO);
      }
      if (!instruments.containsKey(row.text("symbol"))) {
        row.refuse("symbol", "give a symbol of instruments.csv");
      }
      if (!held.add(List.of(portfolio, row.text("symbol")))) {
        row.refuse("symbol", "give one row for each symbol of " + portfolio);
      }
      if (counts.merge(portfolio, 1, Integer::sum) == ReferenceSet.MAX_POSITIONS + 1) {
        row.refuse("portfolio", "give at most %,d positions".formatted(ReferenceSet.MAX_POSITIONS));
      }
      position(row, collars, instruments.get(row.text("symbol"))).ifPresent(positions::add);
    }
    return positions;
  }

  private static Optional<PortfolioPosition> position(
      CsvRow row, CollarFile collars, Instrument of) {
    // A position may have cost less than nothing if its instrument's price may be negative.
    var mayBeBelow = of != null && collars.allowsBelowZero(of.symbol(), of.assetClass());
    var quantity = row.decimal("quantity", _ -> true, "");
    var cost =
        row.decimal(
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
