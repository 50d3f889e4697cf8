package dev.weir.client.reference;

import dev.weir.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row of a CSV file.
 *
 * @param cells by column; a problem's key is file, line and column
 */
record CsvRow(SettingsReader cells) {

  String text(String column) {
    return cells.text(column, "");
  }

  /** Adds a problem of a cell. */
  void refuse(String column, String remedy) {
    cells.refuse(column, remedy);
  }

  /**
   * Reads a decimal number.
   *
   * @param wanted the accepted values, for the remedy
   */
  Optional<BigDecimal> decimal(String column, Predicate<BigDecimal> accepted, String wanted) {
    return cells.requiredDecimal(column, accepted, ("give a decimal number " + wanted).strip());
  }

  /**
   * Reads the daily returns of a row, oldest first. It is also a mistake if none of them moves,
   * because the value at risk would be zero.
   */
  double[] returns(List<String> days, Predicate<BigDecimal> accepted, String wanted) {
    var found = days.stream().map(day -> decimal(day, accepted, wanted)).toList();
    var isComplete = !days.isEmpty() && found.stream().allMatch(Optional::isPresent);
    if (isComplete && found.stream().allMatch(each -> each.get().signum() == 0)) {
      refuse(days.getFirst(), "give at least one daily return other than 0");
    }
    return found.stream()
        .mapToDouble(each -> each.map(BigDecimal::doubleValue).orElse(0.0))
        .toArray();
  }

  /** Reads a positive whole number of seconds. */
  Optional<Duration> seconds(String column) {
    return decimal(
            column,
            value -> value.signum() > 0 && value.stripTrailingZeros().scale() <= 0,
            "that is an integer above 0")
        .map(value -> Duration.ofSeconds(value.longValueExact()));
  }

  /** Reads a name that may be absent. */
  Optional<String> optional(String column) {
    return cells.optional(column);
  }
}
