package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceBook;
import java.time.Instant;
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
 */
record News(Map<String, List<Mark>> bySymbol, boolean isAll, Optional<Instant> arrivedAt) {

  /** Marks that moved. */
  static News moved(List<Mark> marks, Optional<Instant> arrivedAt) {
    return new News(bySymbol(marks), false, arrivedAt);
  }

  /** All marks that are stored. */
  static News all(List<Mark> marks) {
    return new News(bySymbol(marks), true, Optional.empty());
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
