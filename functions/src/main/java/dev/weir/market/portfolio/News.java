package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Marks that are to be taken into portfolios.
 *
 * @param bySymbol the marks
 * @param isAll whether these are all that are stored, and not only what has moved
 * @param arrivedAt when the first of the ticks arrived that moved them, where any did
 * @param feedTime the latest time that any of all marks tells; empty where these are not all
 */
record News(
    Map<String, List<Mark>> bySymbol,
    boolean isAll,
    Optional<Instant> arrivedAt,
    Optional<Instant> feedTime) {

  /** Marks that moved. */
  static News moved(List<Mark> marks, Optional<Instant> arrivedAt) {
    return new News(bySymbol(marks), false, arrivedAt, Optional.empty());
  }

  /** All marks that are stored. */
  static News all(List<Mark> marks) {
    var feedTime = marks.stream().map(Mark::occurredAt).max(Comparator.naturalOrder());
    return new News(bySymbol(marks), true, Optional.empty(), feedTime);
  }

  private static Map<String, List<Mark>> bySymbol(List<Mark> marks) {
    return marks.stream().collect(Collectors.groupingBy(Mark::symbol));
  }

  /** Those of them that a portfolio holds. */
  List<Mark> heldBy(String portfolio, ReferenceBook book) {
    return book.holdings(portfolio).stream()
        .flatMap(holding -> bySymbol.getOrDefault(holding.symbol(), List.of()).stream())
        .toList();
  }
}
