package dev.weir.client.market;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.market.archive.DecisionArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Reads a Region's archived decisions. Objects may overlap, because a redelivery in another cut
 * writes decisions again; a decision is identified by portfolio and version.
 */
final class ArchivedDecisions {

  // An object is filed under the day of its last decision, whose clock may be another Region's.
  private static final Duration DAY = Duration.ofDays(1);

  private final Archive archive;

  ArchivedDecisions(Archive archive) {
    this.archive = archive;
  }

  /**
   * The decisions of a period.
   *
   * @param decisions in the order in which they were made: each portfolio's by version, and those
   *     of several portfolios by time
   * @param faults the problems of the objects, a sentence each
   */
  record Found(List<DecisionView> decisions, List<String> faults) {}

  /**
   * Reads the decisions that were made in a period.
   *
   * @throws dev.weir.stream.UnavailableException if the bucket does not answer
   */
  Found read(Instant from, Instant to) {
    var reading = new DecisionCollection();
    archive.keys(DecisionArchive.PREFIX + "/").stream()
        .flatMap(key -> ArchiveKey.parse(key).stream())
        .filter(key -> mayHold(key.day(), from, to))
        .forEach(reading::take);
    var selected =
        reading.byPortfolio.values().stream()
            .map(versions -> within(versions, from, to))
            .filter(versions -> !versions.isEmpty())
            .toList();
    return new Found(inOrder(selected), reading.faults);
  }

  private static boolean mayHold(LocalDate day, Instant from, Instant to) {
    var isTooEarly = !from.equals(Instant.MIN) && day.isBefore(ArchiveKey.day(from.minus(DAY)));
    var isTooLate = !to.equals(Instant.MAX) && day.isAfter(ArchiveKey.day(to.plus(DAY)));
    return !isTooEarly && !isTooLate;
  }

  // From the first to the last version of the period, so that clocks that went back make no gap.
  private static Collection<DecisionView> within(
      NavigableMap<Long, DecisionView> versions, Instant from, Instant to) {
    var wanted =
        versions.values().stream()
            .filter(each -> !each.decidedAt().isBefore(from) && each.decidedAt().isBefore(to))
            .mapToLong(DecisionView::version)
            .summaryStatistics();
    return wanted.getCount() == 0
        ? List.of()
        : versions.subMap(wanted.getMin(), true, wanted.getMax(), true).values();
  }

  private static List<DecisionView> inOrder(List<Collection<DecisionView>> portfolios) {
    var next =
        new PriorityQueue<Deque<DecisionView>>(
            Comparator.comparing((Deque<DecisionView> rest) -> rest.getFirst().decidedAt())
                .thenComparing(rest -> rest.getFirst().portfolio()));
    portfolios.forEach(versions -> next.add(new ArrayDeque<>(versions)));
    var ordered = new ArrayList<DecisionView>();
    while (!next.isEmpty()) {
      var portfolio = next.remove();
      ordered.add(portfolio.removeFirst());
      if (!portfolio.isEmpty()) {
        next.add(portfolio);
      }
    }
    return ordered;
  }

  /** The decisions read so far. */
  private final class DecisionCollection {
    private final Map<String, TreeMap<Long, DecisionView>> byPortfolio = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    void take(ArchiveKey key) {
      var bytes = archive.get(key.text());
      if (bytes.isEmpty()) {
        faults.add("The object was deleted while it was read: " + key);
      } else if (!ArchiveFormat.sha256(bytes.get()).startsWith(key.fingerprint())) {
        faults.add("The object was changed: " + key);
      } else {
        read(key, bytes.get());
      }
    }

    private void read(ArchiveKey key, byte[] bytes) {
      try {
        for (var record : ArchiveFormat.decode(bytes).records()) {
          add(DecisionView.of(new String(record.data(), StandardCharsets.UTF_8)), key);
        }
      } catch (IOException e) {
        faults.add("The object can't be read: " + key + ": " + e.getMessage());
      }
    }

    private void add(DecisionView decision, ArchiveKey key) {
      var known =
          byPortfolio
              .computeIfAbsent(decision.portfolio(), _ -> new TreeMap<>())
              .putIfAbsent(decision.version(), decision);
      if (known != null && !known.text().equals(decision.text())) {
        faults.add(
            "%s has another version %d of %s"
                .formatted(key, decision.version(), decision.portfolio()));
      }
    }
  }
}
