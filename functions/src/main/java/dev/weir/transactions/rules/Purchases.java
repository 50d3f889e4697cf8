package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Purchases that a rule may still need, in event order. Bounded by age and by number: above that,
 * the one that was seen first is forgotten first.
 *
 * <p>A value. Anybody may send many transactions of one user, so none of them costs a look at each
 * purchase: places are found by bisection, and the next to be forgotten comes first in a second
 * order.
 */
@SuppressWarnings("ReferenceEquality") // two may be equal: each object is one place in the memory
public final class Purchases {

  public static final Purchases NONE = new Purchases(new Purchase[0], new Purchase[0]);

  private static final Comparator<Purchase> OLDEST =
      Comparator.comparing(Purchase::seenAt).thenComparing(Purchase.EVENT_ORDER);

  private final Purchase[] inEventOrder;
  // The same array if both orders agree, as they do unless purchases came out of order.
  private final Purchase[] asSeen;

  private Purchases(Purchase[] inEventOrder, Purchase[] asSeen) {
    this.inEventOrder = inEventOrder;
    this.asSeen = asSeen;
  }

  static Purchases of(List<Purchase> purchases) {
    var all = purchases.toArray(Purchase[]::new);
    Arrays.sort(all, Purchase.EVENT_ORDER);
    var asSeen = all.clone();
    Arrays.sort(asSeen, OLDEST);
    return of(all, asSeen);
  }

  private static Purchases of(Purchase[] inEventOrder, Purchase[] asSeen) {
    var isSame = true;
    for (var i = 0; isSame && i < asSeen.length; i++) {
      isSame = inEventOrder[i] == asSeen[i];
    }
    return new Purchases(inEventOrder, isSame ? inEventOrder : asSeen);
  }

  /**
   * The bounds of the memory.
   *
   * @param age of stream time since it was seen, or since it occurred if that is later
   * @param count the maximum number
   */
  record Bounds(Duration age, int count) {}

  /** Returns them in order. */
  public List<Purchase> all() {
    return Collections.unmodifiableList(Arrays.asList(inEventOrder));
  }

  int size() {
    return inEventOrder.length;
  }

  Purchase get(int index) {
    return inEventOrder[index];
  }

  /** Returns these and one more, without those forgotten at a stream time. */
  Purchases plus(Purchase purchase, Instant streamTime, Bounds bounds) {
    var kept = at(streamTime, bounds);
    while (kept.size() > bounds.count()) {
      kept = kept.without(kept.asSeen[0]);
    }
    if (kept.size() < bounds.count()) {
      return kept.plus(purchase);
    }
    return OLDEST.compare(purchase, kept.asSeen[0]) < 0
        ? kept
        : kept.without(kept.asSeen[0]).plus(purchase);
  }

  /** Returns these without those forgotten at a stream time. */
  Purchases at(Instant streamTime, Bounds bounds) {
    var oldest = streamTime.minus(bounds.age());
    var kept = this;
    for (var each : asSeen) {
      if (each.seenAt().isAfter(oldest)) {
        break;
      }
      if (!each.occurredAt().isAfter(oldest)) {
        kept = kept.without(each);
      }
    }
    return kept;
  }

  private Purchases plus(Purchase purchase) {
    var index = indexAfter(inEventOrder, purchase, Purchase.EVENT_ORDER);
    var changed = inserted(inEventOrder, index, purchase);
    var indexAsSeen = indexAfter(asSeen, purchase, OLDEST);
    return asSeen == inEventOrder && indexAsSeen == index
        ? new Purchases(changed, changed)
        : new Purchases(changed, inserted(asSeen, indexAsSeen, purchase));
  }

  private Purchases without(Purchase purchase) {
    var changed = removed(inEventOrder, indexOf(inEventOrder, purchase, Purchase.EVENT_ORDER));
    return asSeen == inEventOrder
        ? new Purchases(changed, changed)
        : new Purchases(changed, removed(asSeen, indexOf(asSeen, purchase, OLDEST)));
  }

  private static Purchase[] inserted(Purchase[] all, int index, Purchase purchase) {
    var more = Arrays.copyOf(all, all.length + 1);
    System.arraycopy(all, index, more, index + 1, all.length - index);
    more[index] = purchase;
    return more;
  }

  private static Purchase[] removed(Purchase[] all, int index) {
    if (index == 0) {
      return Arrays.copyOfRange(all, 1, all.length);
    }
    var fewer = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, index + 1, fewer, index, all.length - index - 1);
    return fewer;
  }

  // Two may be equal in an order: a producer may use an id again once it is forgotten.
  private static int indexOf(Purchase[] all, Purchase purchase, Comparator<Purchase> order) {
    if (all[0] == purchase) {
      return 0;
    }
    var index = indexAfter(all, purchase, order) - 1;
    while (all[index] != purchase) {
      index--;
    }
    return index;
  }

  /** Returns the index after those that are not after a purchase. */
  private static int indexAfter(Purchase[] all, Purchase purchase, Comparator<Purchase> order) {
    return all.length == 0 || order.compare(all[all.length - 1], purchase) <= 0
        ? all.length
        : Bisection.count(all.length, i -> order.compare(all[i], purchase) <= 0);
  }

  /** Returns those with a property. */
  Purchases matching(Predicate<Purchase> property) {
    var matching = Arrays.stream(inEventOrder).filter(property).toArray(Purchase[]::new);
    if (matching.length == inEventOrder.length) {
      return this;
    }
    return asSeen == inEventOrder
        ? new Purchases(matching, matching)
        : new Purchases(matching, Arrays.stream(asSeen).filter(property).toArray(Purchase[]::new));
  }

  /** Returns the number of those that are before a purchase. */
  int countBefore(Purchase purchase) {
    return Bisection.count(inEventOrder.length, i -> inEventOrder[i].isBefore(purchase));
  }

  /** Returns the index of the first one that occurred at a time or later. */
  int firstAt(Instant time) {
    return Bisection.count(inEventOrder.length, i -> inEventOrder[i].occurredAt().isBefore(time));
  }

  /** Returns the index of the first one that occurred after a time. */
  int firstAfter(Instant time) {
    return Bisection.count(inEventOrder.length, i -> !inEventOrder[i].occurredAt().isAfter(time));
  }

  /** Returns those within {@code (end - window, end]}, in order. */
  List<Purchase> within(Duration window, Instant end) {
    return all().subList(firstAfter(end.minus(window)), firstAfter(end));
  }

  void write(PartOutput out) {
    out.all(all(), purchase -> purchase.write(out));
  }

  static Purchases read(PartInput in) {
    return of(in.all(Purchase::read));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Purchases that && Arrays.equals(inEventOrder, that.inEventOrder);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(inEventOrder);
  }

  @Override
  public String toString() {
    return "Purchases" + Arrays.toString(inEventOrder);
  }
}
