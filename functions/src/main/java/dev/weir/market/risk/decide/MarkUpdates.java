package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.ReceivedMark;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Marks that are taken into portfolios.
 *
 * @param sequenceNumber the first change of the batch that they came in: from there on it is
 *     delivered again where they can't be taken in
 * @param bySymbol the marks
 * @param isAll whether these are all that are stored, and not only what has moved
 * @param arrivedAt when the first of the ticks arrived that moved them, where any did
 * @param feedTime the latest time that any of all marks tells; empty where these are not all
 * @param arrivals when the latest tick of each venue arrived, in any Region; of all venues where
 *     these are all marks, else of those whose marks moved
 */
public record MarkUpdates(
    SequenceNumber sequenceNumber,
    Map<String, List<Mark>> bySymbol,
    boolean isAll,
    Optional<Instant> arrivedAt,
    Optional<Instant> feedTime,
    Map<String, Instant> arrivals)
    implements SourceRecord {

  /** Marks that moved. */
  public static MarkUpdates moved(
      SequenceNumber first, List<Mark> marks, Optional<Instant> arrivedAt) {
    var arrivals = new HashMap<String, Instant>();
    arrivedAt.ifPresent(at -> marks.forEach(mark -> arrivals.put(mark.venue(), at)));
    return new MarkUpdates(first, bySymbol(marks), false, arrivedAt, Optional.empty(), arrivals);
  }

  /** All marks that are stored. */
  public static MarkUpdates all(SequenceNumber first, List<ReceivedMark> received) {
    var marks = received.stream().map(ReceivedMark::mark).toList();
    var feedTime = marks.stream().map(Mark::occurredAt).max(Comparator.naturalOrder());
    var arrivals = new HashMap<String, Instant>();
    received.forEach(
        each ->
            arrivals.merge(each.mark().venue(), each.arrivedAt(), (a, b) -> a.isAfter(b) ? a : b));
    return new MarkUpdates(first, bySymbol(marks), true, Optional.empty(), feedTime, arrivals);
  }

  private static Map<String, List<Mark>> bySymbol(List<Mark> marks) {
    return marks.stream().collect(Collectors.groupingBy(Mark::symbol));
  }

  /** The instruments that they are of. */
  public Iterable<String> symbols() {
    return bySymbol.keySet();
  }

  /** Those of them that a portfolio's figures rest on. */
  List<Mark> heldBy(String portfolio, ReferenceBook book) {
    return book.symbols(portfolio).stream()
        .flatMap(symbol -> bySymbol.getOrDefault(symbol, List.of()).stream())
        .toList();
  }
}
