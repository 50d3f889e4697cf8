package dev.weir.client.reference;

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

  private static final String NAME = "limits.csv";
  private static final Map<String, Limit> LIMITS = limits();

  private final int days;
  private final TreeSet<String> portfolios;
  private final Map<String, Limits> found = new HashMap<>();

  private LimitFile(List<PortfolioPosition> positions, int days) {
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
  static Map<String, Limits> read(
      ReferenceFolder folder, List<PortfolioPosition> positions, int days) {
    var columns = new ArrayList<String>();
    columns.add("portfolio");
    columns.addAll(LIMITS.keySet());
    var file = new LimitFile(positions, days);
    folder.table(NAME, columns).rows().forEach(file::read);
    file.portfolios.stream()
        .filter(portfolio -> !file.found.containsKey(portfolio))
        .forEach(
            portfolio ->
                folder
                    .problems()
                    .refuse(NAME, portfolio, "add a row for this portfolio, which has positions"));
    return file.found;
  }

  private void read(CsvRow row) {
    var portfolio = row.text("portfolio");
    if (!portfolios.contains(portfolio)) {
      row.refuse("portfolio", "give a portfolio of positions.csv");
    }
    var limits = limits(row);
    if (LIMITS.keySet().stream().allMatch(column -> row.optional(column).isEmpty())) {
      row.refuse("portfolio", "give it at least one limit");
    }
    if (found.putIfAbsent(portfolio, limits) != null) {
      row.refuse("portfolio", "give one row for each portfolio");
    }
  }

  private Limits limits(CsvRow row) {
    var most = new EnumMap<Limit, BigDecimal>(Limit.class);
    LIMITS.forEach(
        (column, limit) -> {
          if (row.optional(column).isPresent()) {
            limit(row, column, limit, most);
          }
        });
    return new Limits(most);
  }

  private void limit(CsvRow row, String column, Limit limit, Map<Limit, BigDecimal> most) {
    if (limit.needsReturns() && days < ReferenceSet.MIN_RETURNS) {
      row.refuse(
          column,
          "give at least %d daily returns in instruments.csv, which has %d, or leave it empty"
              .formatted(ReferenceSet.MIN_RETURNS, days));
    }
    var isShare = limit == Limit.SINGLE_NAME;
    row.decimal(
            column,
            value -> value.signum() > 0 && (!isShare || value.compareTo(BigDecimal.ONE) <= 0),
            isShare
                ? "above 0 and at most 1; leave it empty for no limit"
                : "above 0; leave it empty for no limit")
        .ifPresent(value -> most.put(limit, value));
  }
}
