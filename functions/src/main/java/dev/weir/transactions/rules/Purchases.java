package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Purchases that a rule may still need, in event order. Bounded by age and by number: above that,
 * the one that was seen first is forgotten first.
 *
 * <p>A value. Anybody may send many transactions of one user, so none of them costs a look at each
 * purchase: places are found by bisection, the next to be forgotten comes first in a second order,
 * and what was found out about these purchases is kept up to date for those that follow from them.
 */
@SuppressWarnings("ReferenceEquality") // two may be equal: each object is one place in the memory
public final class Purchases {

  private static final Comparator<Purchase> OLDEST = Purchases::compareAsSeen;
  private static final int MAX_VIEWS = 2;

  public static final Purchases NONE = of(List.of());

  private final CopyList<Purchase> inEventOrder;
  // The same list if both orders agree, as they do unless purchases came out of order.
  private final CopyList<Purchase> asSeen;
  // Those before this time are known to differ, see onlyLastOfAlike.
  private final Instant differBefore;
  // Those with a property, latest first. Any thread may replace it: it is one immutable object.
  private List<View> views;

  private Purchases(
      CopyList<Purchase> inEventOrder,
      CopyList<Purchase> asSeen,
      Instant differBefore,
      List<View> views) {
    this.inEventOrder = inEventOrder;
    this.asSeen = asSeen;
    this.differBefore = differBefore;
    this.views = views;
  }

  private record View(Predicate<Purchase> property, Purchases matching) {

    private View plus(Purchase purchase) {
      return property.test(purchase) ? new View(property, matching.plus(purchase)) : this;
    }

    private View without(Purchase purchase) {
      return property.test(purchase) ? new View(property, matching.without(purchase)) : this;
    }

    private View replaced(Purchase removed, Purchase added) {
      return property.test(removed) && property.test(added)
          ? new View(property, matching.replaced(removed, added))
          : without(removed).plus(added);
    }
  }

  static Purchases of(List<Purchase> purchases) {
    var all = new ArrayList<>(purchases);
    all.sort(Purchase.EVENT_ORDER);
    var inEventOrder = CopyList.<Purchase>of(all);
    all.sort(OLDEST);
    return new Purchases(
        inEventOrder,
        isSame(inEventOrder, all) ? inEventOrder : CopyList.of(all),
        Instant.MIN,
        List.of());
  }

  private static int compareAsSeen(Purchase one, Purchase other) {
    var byTime = one.seenAt().compareTo(other.seenAt());
    return byTime == 0 ? Purchase.EVENT_ORDER.compare(one, other) : byTime;
  }

  private static boolean isSame(List<Purchase> some, List<Purchase> others) {
    for (var i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
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
    return inEventOrder;
  }

  int size() {
    return inEventOrder.size();
  }

  Purchase get(int index) {
    return inEventOrder.get(index);
  }

  /** Returns these and one more, without those forgotten at a stream time. */
  Purchases plus(Purchase purchase, Instant streamTime, Bounds bounds) {
    var kept = at(streamTime, bounds);
    while (kept.size() > bounds.count()) {
      kept = kept.without(kept.asSeen.getFirst());
    }
    if (kept.size() < bounds.count()) {
      return kept.plus(purchase);
    }
    return OLDEST.compare(purchase, kept.asSeen.getFirst()) < 0
        ? kept
        : kept.replaced(kept.asSeen.getFirst(), purchase);
  }

  /** Returns these without those forgotten at a stream time. */
  Purchases at(Instant streamTime, Bounds bounds) {
    var oldest = streamTime.minus(bounds.age());
    var kept = this;
    for (var i = 0; i < asSeen.size() && !asSeen.get(i).seenAt().isAfter(oldest); i++) {
      if (!asSeen.get(i).occurredAt().isAfter(oldest)) {
        kept = kept.without(asSeen.get(i));
      }
    }
    return kept;
  }

  private Purchases plus(Purchase purchase) {
    var index = indexAfter(inEventOrder, purchase, Purchase.EVENT_ORDER);
    var indexAsSeen = indexAfter(asSeen, purchase, OLDEST);
    var more = inEventOrder.plus(index, purchase);
    var isSame = asSeen == inEventOrder && indexAsSeen == index;
    return new Purchases(
        more,
        isSame ? more : asSeen.plus(indexAsSeen, purchase),
        differBeforeWith(purchase),
        changed(view -> view.plus(purchase)));
  }

  private Purchases without(Purchase purchase) {
    var index = indexOf(inEventOrder, purchase, Purchase.EVENT_ORDER);
    var fewer = inEventOrder.without(index, index + 1);
    var indexAsSeen = asSeen == inEventOrder ? index : indexOf(asSeen, purchase, OLDEST);
    return new Purchases(
        fewer,
        asSeen == inEventOrder ? fewer : asSeen.without(indexAsSeen, indexAsSeen + 1),
        differBefore,
        changed(view -> view.without(purchase)));
  }

  /** As {@link #without} and then {@link #plus(Purchase)}, with half the copies. */
  private Purchases replaced(Purchase removed, Purchase added) {
    var from = indexOf(inEventOrder, removed, Purchase.EVENT_ORDER);
    var to = indexWithout(inEventOrder, from, added, Purchase.EVENT_ORDER);
    var changed = inEventOrder.replaced(from, to, added);
    var fromAsSeen = asSeen == inEventOrder ? from : indexOf(asSeen, removed, OLDEST);
    var toAsSeen = indexWithout(asSeen, fromAsSeen, added, OLDEST);
    var isSame = asSeen == inEventOrder && toAsSeen == to;
    return new Purchases(
        changed,
        isSame ? changed : asSeen.replaced(fromAsSeen, toAsSeen, added),
        differBeforeWith(added),
        changed(view -> view.replaced(removed, added)));
  }

  private Instant differBeforeWith(Purchase added) {
    return added.occurredAt().isBefore(differBefore) ? added.occurredAt() : differBefore;
  }

  private List<View> changed(UnaryOperator<View> change) {
    var known = views;
    if (known.isEmpty()) {
      return known;
    }
    var changed = new ArrayList<View>(known.size());
    for (var view : known) {
      changed.add(change.apply(view));
    }
    return changed;
  }

  // Two may be equal in an order: a producer may use an id again once it is forgotten.
  private static int indexOf(List<Purchase> all, Purchase purchase, Comparator<Purchase> order) {
    if (all.getFirst() == purchase) {
      return 0;
    }
    var index = indexAfter(all, purchase, order) - 1;
    while (all.get(index) != purchase) {
      index--;
    }
    return index;
  }

  /** Returns {@link #indexAfter} once the purchase at an index is removed. */
  private static int indexWithout(
      List<Purchase> all, int removed, Purchase purchase, Comparator<Purchase> order) {
    var index = indexAfter(all, purchase, order);
    return removed < index ? index - 1 : index;
  }

  /** Returns the index after those that are not after a purchase. */
  private static int indexAfter(List<Purchase> all, Purchase purchase, Comparator<Purchase> order) {
    return all.isEmpty() || order.compare(all.getLast(), purchase) <= 0
        ? all.size()
        : Bisection.count(all.size(), i -> order.compare(all.get(i), purchase) <= 0);
  }

  /**
   * Returns those with a property. Asked again about these or what follows from them, it only looks
   * at what has changed, if the property is equal.
   */
  Purchases matching(Predicate<Purchase> property) {
    var known = views;
    for (var view : known) {
      if (view.property().equals(property)) {
        return view.matching();
      }
    }
    var view = new View(property, of(all().stream().filter(property).toList()));
    views = Stream.concat(Stream.of(view), known.stream()).limit(MAX_VIEWS).toList();
    return view.matching();
  }

  /**
   * Returns these with only the last of those that are alike, among those before a time. Only what
   * came before that time since the last call is compared.
   */
  Purchases onlyLastOfAlike(BiPredicate<Purchase, Purchase> areAlike, Instant before) {
    if (!before.isAfter(differBefore)) {
      return this;
    }
    var kept = this;
    var end = firstAt(before);
    for (var i = firstAt(differBefore); i < end; i++) {
      for (var earlier = i - 1; earlier >= 0; earlier--) {
        if (areAlike.test(get(earlier), get(i))) {
          kept = kept.without(get(earlier));
          break; // those before it are like it and were found before
        }
      }
    }
    return new Purchases(kept.inEventOrder, kept.asSeen, before, kept.views);
  }

  /** Returns the number of those that are before a purchase. */
  int countBefore(Purchase purchase) {
    return Bisection.count(size(), i -> get(i).isBefore(purchase));
  }

  /** Returns the index of the first one that occurred at a time or later. */
  int firstAt(Instant time) {
    return Bisection.count(size(), i -> get(i).occurredAt().isBefore(time));
  }

  /** Returns the index of the first one that occurred after a time. */
  int firstAfter(Instant time) {
    return Bisection.count(size(), i -> !get(i).occurredAt().isAfter(time));
  }

  /** Returns those within {@code (end - window, end]}, in order. */
  List<Purchase> within(Duration window, Instant end) {
    return all().subList(firstAfter(end.minus(window)), firstAfter(end));
  }

  /** Whether at least so many are {@link #within} the window that ends when one occurred. */
  boolean areWithin(int count, Duration window, Purchase last) {
    return areWithin(count, window, firstAfter(last.occurredAt()) - 1);
  }

  /** Whether the one at an index is at least the last of so many within a window. */
  boolean areWithin(int count, Duration window, int index) {
    var first = index - count + 1;
    return first >= 0 && get(first).occurredAt().isAfter(get(index).occurredAt().minus(window));
  }

  void write(PartOutput out) {
    out.all(all(), purchase -> purchase.write(out));
  }

  static Purchases read(PartInput in) {
    return of(in.all(Purchase::read));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Purchases that && inEventOrder.equals(that.inEventOrder);
  }

  @Override
  public int hashCode() {
    return inEventOrder.hashCode();
  }

  @Override
  public String toString() {
    return "Purchases" + inEventOrder;
  }
}
