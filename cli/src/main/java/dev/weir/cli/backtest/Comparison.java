package dev.weir.cli.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alerts of two rule sets, matched. Alerts match if they have the same id, or the same rule,
 * user and place and times within an hour of each other: an id names the first transaction of an
 * episode, and stricter rules make the same episode begin earlier.
 *
 * @param entries in the order of the file
 */
record Comparison(List<ComparedAlert> entries) {

  private static final Duration SAME_EPISODE = Duration.ofHours(1);

  /** The difference that the other rules make to an alert. */
  enum AlertChange {
    /** Only the other rules raise it. */
    NEW('+'),
    /** Only the current rules raise it. */
    GONE('-'),
    /** Both raise it, but with a different severity, or only one of them in shadow mode. */
    CHANGED('~'),
    /** Both raise it. */
    SAME(' ');

    private final char mark;

    AlertChange(char mark) {
      this.mark = mark;
    }

    char mark() {
      return mark;
    }
  }

  /**
   * A matched alert.
   *
   * @param alert as the other rules raise it; if it is gone, as the current ones do
   */
  record ComparedAlert(AlertChange change, RaisedAlert alert) {}

  Comparison {
    entries = List.copyOf(entries);
  }

  static Comparison of(List<RaisedAlert> present, List<RaisedAlert> other) {
    var before = byId(present);
    var after = byId(other);
    var unmatched = new ArrayList<>(before.values());
    unmatched.removeIf(alert -> after.containsKey(alert.finding().id()));
    var entries = new ArrayList<ComparedAlert>();
    after.forEach(
        (id, alert) -> {
          var same = before.containsKey(id) ? Optional.of(before.get(id)) : take(unmatched, alert);
          entries.add(new ComparedAlert(change(same, alert), alert));
        });
    unmatched.forEach(alert -> entries.add(new ComparedAlert(AlertChange.GONE, alert)));
    entries.sort(Comparator.comparingLong(entry -> entry.alert().line()));
    return new Comparison(entries);
  }

  /** Removes and returns the first alert about the same episode. */
  private static Optional<RaisedAlert> take(List<RaisedAlert> alerts, RaisedAlert wanted) {
    var found = alerts.stream().filter(alert -> isOfSameEpisode(alert, wanted)).findFirst();
    found.ifPresent(alerts::remove);
    return found;
  }

  private static boolean isOfSameEpisode(RaisedAlert one, RaisedAlert other) {
    return seriesOf(one).equals(seriesOf(other))
        && Duration.between(one.at(), other.at()).abs().compareTo(SAME_EPISODE) <= 0;
  }

  /** Returns rule, user and place: the id without the transaction. */
  private static String seriesOf(RaisedAlert alert) {
    var id = alert.finding().id();
    return id.substring(0, id.lastIndexOf('/'));
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

  private static AlertChange change(Optional<RaisedAlert> before, RaisedAlert after) {
    if (before.isEmpty()) {
      return AlertChange.NEW;
    }
    return before.get().finding().common().equals(after.finding().common())
        ? AlertChange.SAME
        : AlertChange.CHANGED;
  }

  /** Returns the number of alerts of each kind, by rule. */
  SortedMap<String, Map<AlertChange, Long>> counts() {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                entry -> entry.alert().finding().type(),
                TreeMap::new,
                Collectors.groupingBy(
                    ComparedAlert::change,
                    () -> new EnumMap<>(AlertChange.class),
                    Collectors.counting())));
  }

  /** Returns the number of alerts of a kind. */
  long count(AlertChange change) {
    return entries.stream().filter(entry -> entry.change() == change).count();
  }
}
