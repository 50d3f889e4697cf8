package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the tables of a folder and their cells; adds any errors to the problems.
 *
 * @param folder of the files
 */
record Cells(Path folder, Problems problems) {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

  CsvTable table(String file, List<String> columns, boolean mayHaveMore) {
    return CsvTable.read(folder.resolve(file), columns, mayHaveMore, problems);
  }

  void wrong(CsvTable table, Row row, String what) {
    problems.add(table.name(), row.line(), what);
  }

  /**
   * Reads a decimal number.
   *
   * @param wanted the accepted values, for the message
   */
  Optional<BigDecimal> decimal(
      CsvTable table, Row row, String column, Predicate<BigDecimal> accepted, String wanted) {
    var text = row.text(column);
    var value =
        DECIMAL.matcher(text).matches()
            ? Optional.of(new BigDecimal(text)).filter(accepted)
            : Optional.<BigDecimal>empty();
    if (value.isEmpty()) {
      wrong(
          table,
          row,
          "%s must be a decimal number %s: %s".formatted(column, wanted, text).replace("  ", " "));
    }
    return value;
  }

  /**
   * Reads the daily returns of a row, oldest first. It is also a mistake if none of them moves,
   * because the value at risk would be zero.
   *
   * @param of the owner of the returns, for the message
   */
  double[] returns(
      CsvTable table,
      Row row,
      List<String> days,
      Predicate<BigDecimal> accepted,
      String wanted,
      String of) {
    var found = days.stream().map(day -> decimal(table, row, day, accepted, wanted)).toList();
    var isWhole = found.stream().allMatch(Optional::isPresent);
    if (isWhole && !days.isEmpty() && found.stream().allMatch(each -> each.get().signum() == 0)) {
      wrong(table, row, "all daily returns of %s are 0".formatted(of));
    }
    return found.stream()
        .mapToDouble(each -> each.map(BigDecimal::doubleValue).orElse(0.0))
        .toArray();
  }

  /** Reads a positive whole number of seconds. */
  Optional<Duration> seconds(CsvTable table, Row row, String column) {
    return decimal(
            table,
            row,
            column,
            value -> value.signum() > 0 && value.stripTrailingZeros().scale() <= 0,
            "that is an integer above 0")
        .map(value -> Duration.ofSeconds(value.longValueExact()));
  }
}
