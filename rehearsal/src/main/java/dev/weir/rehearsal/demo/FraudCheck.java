package dev.weir.rehearsal.demo;

import dev.weir.samples.TransactionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Compares the fraud alerts that came with the patterns that were put in. */
final class FraudCheck {

  private final TreeMap<String, Integer> awaited = new TreeMap<>();

  /** Notes a pattern that must raise one alert, whose id begins like this. */
  void expect(String alertPrefix) {
    awaited.merge(alertPrefix, 1, Integer::sum);
  }

  /** How many patterns were put in. */
  int patterns() {
    return awaited.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * What differs, a sentence each; empty if every pattern raised one alert and nothing else did.
   */
  List<String> differences(List<AlertFeed.Alert> alerts) {
    var open = new TreeMap<>(awaited);
    alerts.stream()
        .filter(AlertFeed.Alert::isAboutUser)
        .forEach(alert -> open.merge(TransactionLabel.prefixOf(alert.id()), -1, Integer::sum));
    var differences = new ArrayList<String>();
    open.forEach(
        (id, missing) -> {
          if (missing != 0) {
            differences.add("alert %s is %s".formatted(id, missing > 0 ? "missing" : "too many"));
          }
        });
    return differences;
  }
}
