package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The marks that a portfolio's figures are based on: a register for each symbol and venue. Joining
 * marks in any order, any number of times, yields the same book.
 */
final class MarkBook {

  private final TreeMap<String, Mark> marks;

  /** Creates an empty book. */
  MarkBook() {
    marks = new TreeMap<>();
  }

  /** Creates a copy. */
  MarkBook(MarkBook other) {
    marks = new TreeMap<>(other.marks);
  }

  /** Whether a mark is newer than its register. */
  boolean isNews(Mark mark) {
    var stored = marks.get(mark.name());
    return stored == null || mark.isNewerThan(stored);
  }

  /** Adds a mark if it is newer than its register; returns whether it was. */
  boolean join(Mark mark) {
    var isNews = isNews(mark);
    if (isNews) {
      marks.put(mark.name(), mark);
    }
    return isNews;
  }

  /**
   * Returns the mark that provides an instrument's price: the latest of its venues' that has one.
   */
  Optional<Mark> priceOf(String symbol) {
    var venues = marks.subMap(Mark.name(symbol, ""), Mark.name(symbol, "\uffff"));
    return venues.values().stream().filter(mark -> mark.price().isPresent()).max(Mark.LATEST);
  }

  /** Returns the latest time of any mark; empty if there is none. */
  Optional<Instant> feedTime() {
    return marks.values().stream().map(Mark::occurredAt).max(Comparator.naturalOrder());
  }

  /** Returns all marks, in the order of their names. */
  Collection<Mark> marks() {
    return Collections.unmodifiableCollection(marks.values());
  }

  /** Returns all marks by their names, in this order. */
  SortedMap<String, Mark> byName() {
    return Collections.unmodifiableSortedMap(marks);
  }
}
