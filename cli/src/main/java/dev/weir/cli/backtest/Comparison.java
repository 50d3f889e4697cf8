package dev.weir.cli.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What two sets of rules raise, side by side. The same alert is one with the same id.
 *
 * @param entries in the order of the file
 */
record Comparison(List<Entry> entries) {

  /** What becomes of an alert under other rules. */
  enum Change {
    /** Only the other rules raise it. */
    NEW('+'),
    /** Only the present rules raise it. */
    GONE('-'),
    /** Both raise it, but with another severity, or only one of them in shadow mode. */
    CHANGED('~'),
    /** Both raise it. */
    SAME(' ');

    private final char mark;

    Change(char mark) {
      this.mark = mark;
    }

    char mark() {
      return mark;
    }
  }

  /**
   * An alert.
   *
   * @param alert as the other rules raise it; as the present ones do where it is gone
   */
  record Entry(Change change, RaisedAlert alert) {}

  Comparison {
    entries = List.copyOf(entries);
  }

  static Comparison of(List<RaisedAlert> present, List<RaisedAlert> other) {
    var before = byId(present);
    var after = byId(other);
    var entries = new ArrayList<Entry>();
    before.forEach(
        (id, alert) -> {
          if (!after.containsKey(id)) {
            entries.add(new Entry(Change.GONE, alert));
          }
        });
    after.forEach((id, alert) -> entries.add(new Entry(change(before.get(id), alert), alert)));
    entries.sort(Comparator.comparingLong(entry -> entry.alert().line()));
    return new Comparison(entries);
  }

  private static Map<String, RaisedAlert> byId(List<RaisedAlert> alerts) {
    return alerts.stream()
        .collect(
            Collectors.toMap(
                alert -> alert.finding().id(),
                alert -> alert,
                (first, _) -> first,
                LinkedHashMap::new));
  }

  private static Change change(RaisedAlert before, RaisedAlert after) {
    if (before == null) {
      return Change.NEW;
    }
    return before.finding().common().equals(after.finding().common())
        ? Change.SAME
        : Change.CHANGED;
  }

  /** How many there are of each kind, by rule. */
  SortedMap<String, Map<Change, Long>> counts() {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                entry -> entry.alert().finding().type(),
                TreeMap::new,
                Collectors.groupingBy(
                    Entry::change, () -> new EnumMap<>(Change.class), Collectors.counting())));
  }

  /** How many there are of a kind. */
  long count(Change change) {
    return entries.stream().filter(entry -> entry.change() == change).count();
  }
}
