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
 * Marks to be applied to portfolios.
 *
 * @param sequenceNumber the first change of their batch: redelivery starts there if they can't be
 *     applied
 * @param bySymbol the marks
 * @param isAll whether these are all stored marks rather than only the changed ones
 * @param arrivedAt when the first of the ticks that changed them arrived, if any
 * @param feedTime the latest time of any mark; empty if these are not all
 * @param arrivals when the latest tick of each venue arrived, in any Region; for all venues if
 *     these are all marks, otherwise for those whose marks changed
 */
public record MarkUpdates(
    SequenceNumber sequenceNumber,
    Map<String, List<Mark>> bySymbol,
    boolean isAll,
    Optional<Instant> arrivedAt,
    Optional<Instant> feedTime,
    Map<String, Instant> arrivals)
    implements SourceRecord {

  public static MarkUpdates moved(
      SequenceNumber first, List<Mark> marks, Optional<Instant> arrivedAt) {
    var arrivals = new HashMap<String, Instant>();
    arrivedAt.ifPresent(at -> marks.forEach(mark -> arrivals.put(mark.venue(), at)));
    return new MarkUpdates(first, bySymbol(marks), false, arrivedAt, Optional.empty(), arrivals);
  }

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

  /** Returns the instruments that they belong to. */
  public Iterable<String> symbols() {
    return bySymbol.keySet();
  }

  /** Returns those of them that a portfolio's figures are based on. */
  List<Mark> heldBy(String portfolio, ReferenceBook book) {
    return book.symbols(portfolio).stream()
        .flatMap(symbol -> bySymbol.getOrDefault(symbol, List.of()).stream())
        .toList();
  }
}
