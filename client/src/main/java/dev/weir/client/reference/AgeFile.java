package dev.weir.client.reference;

import dev.weir.events.market.Tick;
import dev.weir.market.reference.AgeRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code ages.csv}, which is optional. */
final class AgeFile {

  private static final List<String> COLUMNS = List.of("symbol", "venue", "seconds");

  private AgeFile() {}

  /**
   * Reads the ages.
   *
   * @param instruments the existing symbols
   * @param rates symbols whose ticks are exchange rates
   */
  static List<AgeRule> read(ReferenceFolder folder, Set<String> instruments, Set<String> rates) {
    var ages = new ArrayList<AgeRule>();
    var named = new HashSet<List<String>>();
    for (var row : folder.optionalTable("ages.csv", COLUMNS).rows()) {
      var symbol = row.optional("symbol");
      var venue = row.optional("venue");
      if (symbol.filter(name -> !instruments.contains(name) && !rates.contains(name)).isPresent()) {
        row.refuse("symbol", "give the symbol of an instrument or rate");
      }
      if (venue.filter(name -> !Tick.isVenue(name)).isPresent()) {
        row.refuse("venue", "give a venue that ticks can have");
      }
      if (symbol.isEmpty() && venue.isEmpty()) {
        row.refuse("symbol", "give a symbol, a venue or both");
      } else if (!named.add(List.of(symbol.orElse(""), venue.orElse("")))) {
        row.refuse("symbol", "give one row for a symbol and venue");
      } else {
        row.seconds("seconds").ifPresent(most -> ages.add(new AgeRule(symbol, venue, most)));
      }
    }
    return ages;
  }
}
