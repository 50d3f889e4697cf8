package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Purchases that a rule may still need, by event time; those of the same time as they arrived.
 * Bounded by age, by number and by weight: beyond that, what was seen first is forgotten first.
 *
 * @param all in order
 */
public record Purchases(List<Purchase> all) {

  /** None. */
  public static final Purchases NONE = new Purchases(List.of());

  public Purchases {
    all = List.copyOf(all);
  }

  /**
   * How much is remembered.
   *
   * @param age of stream time since it was seen
   * @param count how many at most
   * @param weight how many bytes at most, see {@link Purchase#weight()}
   */
  record Bounds(Duration age, int count, int weight) {}

  /** These and one more, without what is forgotten at a stream time. */
  Purchases plus(Purchase purchase, Instant streamTime, Bounds bounds) {
    var kept = young(streamTime, bounds);
    kept.add(placeOf(purchase, kept), purchase);
    while (kept.size() > bounds.count() || weight(kept) > bounds.weight()) {
      kept.remove(kept.stream().min(Comparator.comparing(Purchase::seenAt)).orElseThrow());
    }
    return new Purchases(kept);
  }

  /** These without what is forgotten at a stream time. */
  Purchases at(Instant streamTime, Bounds bounds) {
    var oldest = streamTime.minus(bounds.age());
    return all.stream().allMatch(purchase -> purchase.seenAt().isAfter(oldest))
        ? this
        : new Purchases(young(streamTime, bounds));
  }

  private List<Purchase> young(Instant streamTime, Bounds bounds) {
    var oldest = streamTime.minus(bounds.age());
    var young = new ArrayList<Purchase>(all.size() + 1);
    for (var purchase : all) {
      if (purchase.seenAt().isAfter(oldest)) {
        young.add(purchase);
      }
    }
    return young;
  }

  private static int placeOf(Purchase purchase, List<Purchase> sorted) {
    var index = sorted.size();
    while (index > 0 && sorted.get(index - 1).occurredAt().isAfter(purchase.occurredAt())) {
      index--;
    }
    return index;
  }

  private static int weight(List<Purchase> purchases) {
    var weight = 0;
    for (var purchase : purchases) {
      weight += purchase.weight();
    }
    return weight;
  }

  /** Those within {@code (end - window, end]}, in order. */
  List<Purchase> within(Duration window, Instant end) {
    var start = end.minus(window);
    return all.stream()
        .filter(each -> each.occurredAt().isAfter(start) && !each.occurredAt().isAfter(end))
        .toList();
  }
}
