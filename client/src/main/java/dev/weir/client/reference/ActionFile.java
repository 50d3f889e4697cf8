package dev.weir.client.reference;

import dev.weir.market.SessionName;
import dev.weir.market.reference.CorporateAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code actions.csv}, which is optional. */
final class ActionFile {

  private static final List<String> COLUMNS = List.of("symbol", "effective", "factor", "positions");
  private static final Pattern FACTOR = Pattern.compile("([0-9]{1,5})(?:/([0-9]{1,5}))?");

  private final Set<String> instruments;
  private final Set<String> rates;
  private final List<CorporateAction> actions = new ArrayList<>();
  private final Set<List<String>> named = new HashSet<>();

  private ActionFile(Set<String> instruments, Set<String> rates) {
    this.instruments = instruments;
    this.rates = rates;
  }

  /**
   * Reads the actions.
   *
   * @param instruments the existing symbols
   * @param rates symbols whose ticks are exchange rates
   */
  static List<CorporateAction> read(
      ReferenceFolder folder, Set<String> instruments, Set<String> rates) {
    var file = new ActionFile(instruments, rates);
    folder.optionalTable("actions.csv", COLUMNS).rows().forEach(file::read);
    return file.actions;
  }

  private void read(CsvRow row) {
    var symbol = row.text("symbol");
    var effective = row.text("effective");
    if (!instruments.contains(symbol)) {
      row.refuse("symbol", "give a symbol of instruments.csv");
    }
    if (rates.contains(symbol)) {
      row.refuse("symbol", "give another symbol: an exchange rate can't be split");
    }
    if (!named.add(List.of(symbol, effective))) {
      row.refuse("effective", "give one action of %s for each time".formatted(symbol));
    }
    var isDated = SessionName.startOf(effective).isPresent();
    if (!isDated) {
      row.refuse("effective", "give a date such as 2026-11-23, or a UTC time");
    }
    var positions = row.text("positions");
    if (!positions.equals("before") && !positions.equals("after")) {
      row.refuse("positions", "give before or after");
    }
    var factor = factor(row);
    if (isDated && factor.isPresent()) {
      var units = factor.get();
      actions.add(
          new CorporateAction(
              symbol, effective, units.getFirst(), units.getLast(), positions.equals("after")));
    }
  }

  private static Optional<List<Long>> factor(CsvRow row) {
    var matcher = FACTOR.matcher(row.text("factor"));
    if (matcher.matches()) {
      var units = Long.parseLong(matcher.group(1));
      var of = matcher.group(2) == null ? 1 : Long.parseLong(matcher.group(2));
      var isPossible =
          units > 0 && of > 0 && units != of && Math.max(units, of) <= CorporateAction.MAX_UNITS;
      if (isPossible) {
        return Optional.of(List.of(units, of));
      }
    }
    row.refuse(
        "factor",
        "give the new units per old unit, such as 2, 3/2 or 1/10, at most "
            + CorporateAction.MAX_UNITS);
    return Optional.empty();
  }
}
