package dev.weir.client.reference;

import dev.weir.client.reference.CsvTable.Row;
import dev.weir.events.market.Tick;
import dev.weir.market.reference.AgeRule;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ages.csv}, which is optional. */
final class AgeFile {

  private static final String NAME = "ages.csv";
  private static final List<String> COLUMNS = List.of("symbol", "venue", "seconds");

  private AgeFile() {}

  /**
   * Reads the ages.
   *
   * @param instruments the existing symbols
   * @param rates symbols whose ticks are exchange rates
   */
  static List<AgeRule> read(Cells cells, Set<String> instruments, Set<String> rates) {
    var ages = new ArrayList<AgeRule>();
    if (!Files.exists(cells.folder().resolve(NAME))) {
      return ages;
    }
    var table = cells.table(NAME, COLUMNS, false);
    var named = new HashSet<List<String>>();
    for (var row : table.rows()) {
      var symbol = named(row, "symbol");
      var venue = named(row, "venue");
      symbol
          .filter(name -> !instruments.contains(name) && !rates.contains(name))
          .ifPresent(
              name -> cells.wrong(table, row, "no instrument or rate has the symbol " + name));
      venue
          .filter(name -> !Tick.isVenue(name))
          .ifPresent(name -> cells.wrong(table, row, "no tick can have the venue " + name));
      if (symbol.isEmpty() && venue.isEmpty()) {
        cells.wrong(table, row, "name a symbol, a venue or both");
      } else if (!named.add(List.of(symbol.orElse(""), venue.orElse("")))) {
        cells.wrong(table, row, "duplicate row for the same symbol and venue");
      } else {
        cells
            .seconds(table, row, "seconds")
            .ifPresent(most -> ages.add(new AgeRule(symbol, venue, most)));
      }
    }
    return ages;
  }

  private static Optional<String> named(Row row, String column) {
    return Optional.of(row.text(column)).filter(text -> !text.isEmpty());
  }
}
