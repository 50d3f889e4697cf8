package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Purchases that a rule may still need, in event order. Bounded by age and by number: above that,
 * the one that was seen first is forgotten first.
 *
 * @param all in order
 */
public record Purchases(List<Purchase> all) {

  public static final Purchases NONE = new Purchases(List.of());

  private static final Comparator<Purchase> OLDEST =
      Comparator.comparing(Purchase::seenAt).thenComparing(Purchase.EVENT_ORDER);

  public Purchases {
    all = List.copyOf(all);
  }

  /**
   * The bounds of the memory.
   *
   * @param age of stream time since it was seen, or since it occurred if that is later
   * @param count the maximum number
   */
  record Bounds(Duration age, int count) {}

  /** Returns these and one more, without those forgotten at a stream time. */
  Purchases plus(Purchase purchase, Instant streamTime, Bounds bounds) {
    var kept = young(streamTime, bounds);
    kept.add(indexFor(purchase, kept), purchase);
    while (kept.size() > bounds.count()) {
      kept.remove(kept.stream().min(OLDEST).orElseThrow());
    }
    return new Purchases(kept);
  }

  /** Returns these without those forgotten at a stream time. */
  Purchases at(Instant streamTime, Bounds bounds) {
    return all.stream().allMatch(purchase -> isYoung(purchase, streamTime, bounds))
        ? this
        : new Purchases(young(streamTime, bounds));
  }

  private List<Purchase> young(Instant streamTime, Bounds bounds) {
    var young = new ArrayList<Purchase>(all.size() + 1);
    for (var purchase : all) {
      if (isYoung(purchase, streamTime, bounds)) {
        young.add(purchase);
      }
    }
    return young;
  }

  private static boolean isYoung(Purchase purchase, Instant streamTime, Bounds bounds) {
    var oldest = streamTime.minus(bounds.age());
    return purchase.seenAt().isAfter(oldest) || purchase.occurredAt().isAfter(oldest);
  }

  private static int indexFor(Purchase purchase, List<Purchase> sorted) {
    var index = sorted.size();
    while (index > 0 && purchase.isBefore(sorted.get(index - 1))) {
      index--;
    }
    return index;
  }

  /** Returns those within {@code (end - window, end]}, in order. */
  List<Purchase> within(Duration window, Instant end) {
    var start = end.minus(window);
    return all.stream()
        .filter(each -> each.occurredAt().isAfter(start) && !each.occurredAt().isAfter(end))
        .toList();
  }

  void write(PartOutput out) {
    out.all(all, purchase -> purchase.write(out));
  }

  static Purchases read(PartInput in) {
    return new Purchases(in.all(Purchase::read));
  }
}
