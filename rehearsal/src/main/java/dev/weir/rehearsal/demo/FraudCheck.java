package dev.weir.rehearsal.demo;

import dev.weir.samples.TransactionLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Compares the received fraud alerts with the patterns sent. */
final class FraudCheck {

  private final TreeMap<String, Integer> awaited = new TreeMap<>();

  /** Adds a pattern that must raise exactly one alert, whose id has this prefix. */
  void expect(String alertPrefix) {
    awaited.merge(alertPrefix, 1, Integer::sum);
  }

  /** Returns how many patterns were sent. */
  int patterns() {
    return awaited.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Returns the differences as sentences; empty if every pattern raised one alert and nothing else
   * did.
   */
  List<String> differences(List<AlertFeed.ReceivedAlert> alerts) {
    var open = new TreeMap<>(awaited);
    alerts.stream()
        .filter(AlertFeed.ReceivedAlert::isAboutUser)
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
