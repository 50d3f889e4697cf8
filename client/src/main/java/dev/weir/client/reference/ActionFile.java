package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.market.SessionName;
import dev.weir.market.reference.CorporateAction;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code actions.csv}, which is optional. */
final class ActionFile {

  private static final String NAME = "actions.csv";
  private static final List<String> COLUMNS = List.of("symbol", "effective", "factor", "positions");
  private static final Pattern FACTOR = Pattern.compile("([0-9]{1,5})(?:/([0-9]{1,5}))?");

  private final Cells cells;
  private final CsvTable table;
  private final Set<String> instruments;
  private final Set<String> rates;
  private final List<CorporateAction> actions = new ArrayList<>();
  private final Set<List<String>> named = new HashSet<>();

  private ActionFile(Cells cells, Set<String> instruments, Set<String> rates) {
    this.cells = cells;
    this.instruments = instruments;
    this.rates = rates;
    table = cells.table(NAME, COLUMNS, false);
  }

  /**
   * Reads the actions.
   *
   * @param instruments the existing symbols
   * @param rates symbols whose ticks are exchange rates
   */
  static List<CorporateAction> read(Cells cells, Set<String> instruments, Set<String> rates) {
    if (!Files.exists(cells.folder().resolve(NAME))) {
      return List.of();
    }
    var file = new ActionFile(cells, instruments, rates);
    file.table.rows().forEach(file::read);
    return file.actions;
  }

  private void read(Row row) {
    var symbol = row.text("symbol");
    var effective = row.text("effective");
    if (!instruments.contains(symbol)) {
      cells.wrong(table, row, "instruments.csv has no " + symbol);
    }
    if (rates.contains(symbol)) {
      cells.wrong(table, row, "%s is an exchange rate and can't be split".formatted(symbol));
    }
    if (!named.add(List.of(symbol, effective))) {
      cells.wrong(table, row, "%s has two actions at %s".formatted(symbol, effective));
    }
    var isDated = SessionName.startOf(effective).isPresent();
    if (!isDated) {
      cells.wrong(
          table, row, "effective must be a date such as 2026-11-23 or a UTC time: " + effective);
    }
    var positions = row.text("positions");
    if (!positions.equals("before") && !positions.equals("after")) {
      cells.wrong(table, row, "positions must be before or after, not " + positions);
    }
    var factor = factor(row);
    if (isDated && factor.isPresent()) {
      var units = factor.get();
      actions.add(
          new CorporateAction(
              symbol, effective, units.getFirst(), units.getLast(), positions.equals("after")));
    }
  }

  private Optional<List<Long>> factor(Row row) {
    var text = row.text("factor");
    var matcher = FACTOR.matcher(text);
    if (matcher.matches()) {
      var units = Long.parseLong(matcher.group(1));
      var of = matcher.group(2) == null ? 1 : Long.parseLong(matcher.group(2));
      var isPossible =
          units > 0 && of > 0 && units != of && Math.max(units, of) <= CorporateAction.MAX_UNITS;
      if (isPossible) {
        return Optional.of(List.of(units, of));
      }
    }
    cells.wrong(
        table,
        row,
        "factor must be the new units per old unit, such as 2, 3/2 or 1/10, at most %d: %s"
            .formatted(CorporateAction.MAX_UNITS, text));
    return Optional.empty();
  }
}
