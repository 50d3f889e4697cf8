package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code limits.csv}. */
final class LimitFile {

  private static final Map<String, Limit> LIMITS = limits();

  private final Cells cells;
  private final int days;
  private final TreeSet<String> portfolios;
  private final Map<String, Limits> found = new HashMap<>();

  private LimitFile(Cells cells, List<PortfolioPosition> positions, int days) {
    this.cells = cells;
    this.days = days;
    portfolios =
        positions.stream()
            .map(PortfolioPosition::portfolio)
            .collect(Collectors.toCollection(TreeSet::new));
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
   * Reads the limits.
   *
   * @param days how many returns instruments have
   */
  static Map<String, Limits> read(Cells cells, List<PortfolioPosition> positions, int days) {
    var file = new LimitFile(cells, positions, days);
    file.read();
    return file.found;
  }

  private void read() {
    var columns = new ArrayList<String>();
    columns.add("portfolio");
    columns.addAll(LIMITS.keySet());
    var table = cells.table("limits.csv", columns, false);
    for (var row : table.rows()) {
      var portfolio = row.text("portfolio");
      if (!portfolios.contains(portfolio)) {
        cells.wrong(table, row, "positions.csv has no portfolio " + portfolio);
      }
      var limits = limits(table, row);
      if (LIMITS.keySet().stream().allMatch(column -> row.text(column).isEmpty())) {
        cells.wrong(table, row, "%s has no limit; give at least one".formatted(portfolio));
      }
      if (found.putIfAbsent(portfolio, limits) != null) {
        cells.wrong(table, row, portfolio + " has two rows");
      }
    }
    portfolios.stream()
        .filter(portfolio -> !found.containsKey(portfolio))
        .forEach(
            portfolio ->
                cells
                    .problems()
                    .add(
                        table.name(),
                        "has no row for %s, which has positions".formatted(portfolio)));
  }

  private Limits limits(CsvTable table, Row row) {
    var most = new EnumMap<Limit, BigDecimal>(Limit.class);
    LIMITS.forEach(
        (column, limit) -> {
          if (!row.text(column).isEmpty()) {
            limit(table, row, column, limit, most);
          }
        });
    return new Limits(most);
  }

  private void limit(
      CsvTable table, Row row, String column, Limit limit, Map<Limit, BigDecimal> most) {
    if (limit.needsReturns() && days < ReferenceSet.MIN_RETURNS) {
      cells.wrong(
          table,
          row,
          "%s needs at least %d daily returns; instruments.csv has %d"
              .formatted(column, ReferenceSet.MIN_RETURNS, days));
    }
    var isShare = limit == Limit.SINGLE_NAME;
    cells
        .decimal(
            table,
            row,
            column,
            value -> value.signum() > 0 && (!isShare || value.compareTo(BigDecimal.ONE) <= 0),
            isShare
                ? "above 0 and at most 1; leave it empty for no limit"
                : "above 0; leave it empty for no limit")
        .ifPresent(value -> most.put(limit, value));
  }
}
