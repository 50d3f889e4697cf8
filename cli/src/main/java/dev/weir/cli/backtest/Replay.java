package dev.weir.cli.backtest;

import dev.weir.cli.quality.Labels;
import dev.weir.cli.quality.Quality;
import dev.weir.cli.quality.RaisedAlerts;
import dev.weir.events.transaction.Transaction;
import dev.weir.transactions.rules.Detected;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies one rule set to transactions as the pipeline would, with all profiles in memory. The
 * order of the transactions is their order of arrival.
 */
final class Replay {

  private final Detector detector;
  private final Map<String, UserProfile> profiles = new HashMap<>();
  private final List<RaisedAlert> alerts = new ArrayList<>();
  private Instant first;
  private Instant last;
  private long duplicates;
  private long late;

  Replay(RuleSet rules) {
    detector = new Detector(rules);
  }

  /**
   * Applies the rules to a transaction.
   *
   * @param line of the transaction in the file
   * @param arrivedAt when it arrived in the stream; its own time if it comes from a file
   */
  void take(Transaction transaction, long line, Instant arrivedAt) {
    var before = profiles.getOrDefault(transaction.userId(), UserProfile.NEW);
    var detected = detector.detect(before, transaction, arrivedAt);
    profiles.put(transaction.userId(), detected.after());
    count(detected);
    first =
        first == null || transaction.occurredAt().isBefore(first)
            ? transaction.occurredAt()
            : first;
    last = last == null || transaction.occurredAt().isAfter(last) ? transaction.occurredAt() : last;
    for (var finding : detected.findings()) {
      alerts.add(new RaisedAlert(line, transaction.occurredAt(), finding));
    }
  }

  private void count(Detected detected) {
    duplicates += detected.duplicate() ? 1 : 0;
    late += detected.late() ? 1 : 0;
  }

  /** Returns the alerts raised, in order. */
  List<RaisedAlert> alerts() {
    return List.copyOf(alerts);
  }

  /** Returns how the alerts compare with labels. */
  Quality quality(Labels labels) {
    var raised =
        alerts.stream()
            .map(alert -> RaisedAlerts.of(alert.finding().toAlert(alert.at())))
            .flatMap(Optional::stream)
            .toList();
    return Quality.of(
        raised, labels, first == null ? Duration.ZERO : Duration.between(first, last));
  }

  int users() {
    return profiles.size();
  }

  /** Returns how many transactions changed nothing because their id was seen before. */
  long duplicates() {
    return duplicates;
  }

  /** Returns how many transactions came later than the rules wait for. */
  long late() {
    return late;
  }
}
