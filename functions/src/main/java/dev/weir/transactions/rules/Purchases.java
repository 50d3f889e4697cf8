package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Purchases that a rule may still need, in event order. Bounded by age and by number: above that,
 * the one that was seen first is forgotten first.
 *
 * <p>A value. Anybody may send many transactions of one user, so hardly any of them costs a look at
 * each purchase, and none a look at each pair: places are found by bisection, the next to be
 * forgotten comes first in a second order, and what was found out about these purchases is kept up
 * to date for those that follow from them.
 */
@SuppressWarnings("ReferenceEquality") // two may be equal: each object is one place in the memory
public final class Purchases {

  private static final Comparator<Purchase> OLDEST = Purchases::compareAsSeen;
  // A rule needs at most two at a time.
  private static final int MAX_DERIVED = 2;

  public static final Purchases NONE = of(List.of());

  private final CopyList<Purchase> inEventOrder;
  // The same list if both orders agree, as they do unless purchases came out of order.
  private final CopyList<Purchase> asSeen;
  // Those before this time are known to differ, except for some that came later. See
  // onlyLastOfAlike.
  private final Instant differBefore;
  private final List<Purchase> notCompared;
  // Latest first. Any thread may replace it: it is one immutable object.
  private List<Derived> derived = List.of();

  private Purchases(
      CopyList<Purchase> inEventOrder,
      CopyList<Purchase> asSeen,
      Instant differBefore,
      List<Purchase> notCompared) {
    this.inEventOrder = inEventOrder;
    this.asSeen = asSeen;
    this.differBefore = differBefore;
    this.notCompared = notCompared;
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

  /**
   * Returns these without one and with one more.
   *
   * @param removed one of these; null if none is
   * @param added null if none is
   */
  Purchases changed(Purchase removed, Purchase added) {
    if (removed == null) {
      return plus(added);
    }
    return added == null ? without(removed) : replaced(removed, added);
  }

  private Purchases plus(Purchase added) {
    var index = indexAfter(inEventOrder, added, Purchase.EVENT_ORDER);
    var indexAsSeen = indexAfter(asSeen, added, OLDEST);
    var more = inEventOrder.plus(index, added);
    var isSame = asSeen == inEventOrder && indexAsSeen == index;
    var after =
        new Purchases(
            more,
            isSame ? more : asSeen.plus(indexAsSeen, added),
            differBefore,
            notComparedWith(added));
    return following(new PurchaseChange(after, null, -1, added, index));
  }

  private Purchases without(Purchase removed) {
    var index = indexOf(inEventOrder, removed, Purchase.EVENT_ORDER);
    var fewer = inEventOrder.without(index, index + 1);
    var indexAsSeen = asSeen == inEventOrder ? index : indexOf(asSeen, removed, OLDEST);
    var after =
        new Purchases(
            fewer,
            asSeen == inEventOrder ? fewer : asSeen.without(indexAsSeen, indexAsSeen + 1),
            differBefore,
            notCompared);
    return following(new PurchaseChange(after, removed, index, null, -1));
  }

  /** As {@link #without} and then {@link #plus(Purchase)}, with half the copies. */
  private Purchases replaced(Purchase removed, Purchase added) {
    var from = indexOf(inEventOrder, removed, Purchase.EVENT_ORDER);
    var to = indexWithout(inEventOrder, from, added, Purchase.EVENT_ORDER);
    var changed = inEventOrder.replaced(from, to, added);
    var fromAsSeen = asSeen == inEventOrder ? from : indexOf(asSeen, removed, OLDEST);
    var toAsSeen = indexWithout(asSeen, fromAsSeen, added, OLDEST);
    var isSame = asSeen == inEventOrder && toAsSeen == to;
    var after =
        new Purchases(
            changed,
            isSame ? changed : asSeen.replaced(fromAsSeen, toAsSeen, added),
            differBefore,
            notComparedWith(added));
    return following(new PurchaseChange(after, removed, from, added, to));
  }

  private List<Purchase> notComparedWith(Purchase added) {
    if (!added.occurredAt().isBefore(differBefore)) {
      return notCompared;
    }
    var more = new ArrayList<>(notCompared);
    more.add(added);
    return more;
  }

  /** Returns the purchases after a change, with what is known about these brought up to date. */
  private Purchases following(PurchaseChange change) {
    var known = derived;
    if (!known.isEmpty()) {
      var current = new ArrayList<Derived>(known.size());
      for (var each : known) {
        current.add(each.after(change));
      }
      change.after().derived = current;
    }
    return change.after();
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
    return known(
            Matching.class,
            each -> each.property().equals(property),
            () -> Matching.of(property, this))
        .purchases();
  }

  /** Returns those in a place, looking only at what has changed, like {@link #matching}. */
  Purchases in(Place place) {
    return known(PurchasesByPlace.class, _ -> true, () -> PurchasesByPlace.of(this)).in(place);
  }

  /** Returns the impossible journeys, looking only at what has changed, like {@link #matching}. */
  ImpossibleJourneys journeys(ImpossibleTravelRule rule) {
    return known(
        ImpossibleJourneys.class,
        each -> each.rule().equals(rule),
        () -> ImpossibleJourneys.of(rule, this));
  }

  private <D extends Derived> D known(Class<D> type, Predicate<D> isWanted, Supplier<D> find) {
    for (var each : derived) {
      if (type.isInstance(each) && isWanted.test(type.cast(each))) {
        return type.cast(each);
      }
    }
    var found = find.get();
    if (size() > 0) { // no purchases are those of all users
      derived = Stream.concat(Stream.of(found), derived.stream()).limit(MAX_DERIVED).toList();
    }
    return found;
  }

  /** Returns those with a property. */
  Purchases filtered(Predicate<Purchase> property) {
    var inOrder = CopyList.of(inEventOrder.stream().filter(property).toList());
    return new Purchases(
        inOrder,
        asSeen == inEventOrder ? inOrder : CopyList.of(asSeen.stream().filter(property).toList()),
        Instant.MIN,
        List.of());
  }

  /**
   * Returns these with only the last of those that are alike, among those before a time. Only what
   * came since the last call, or came before that time since then, is compared.
   *
   * @param areAlike alike ones of alike ones are alike
   */
  Purchases onlyLastOfAlike(BiPredicate<Purchase, Purchase> areAlike, Instant before) {
    if (notCompared.isEmpty() && !before.isAfter(differBefore)) {
      return this;
    }
    if (before.isBefore(differBefore)) { // the lateness was raised
      var from = earliest();
      return before.isAfter(from) ? onlyLastOfAlike(areAlike, from, before) : with(from);
    }
    var kept = this;
    for (var late : notCompared) {
      kept = kept.onlyLastLike(late, areAlike);
    }
    return kept.onlyLastOfAlike(areAlike, differBefore, before);
  }

  private Instant earliest() {
    return notCompared.stream().map(Purchase::occurredAt).min(Instant::compareTo).orElseThrow();
  }

  private Purchases onlyLastLike(Purchase late, BiPredicate<Purchase, Purchase> areAlike) {
    var end = firstAt(differBefore);
    var index = firstAt(late.occurredAt());
    while (index < end && get(index) != late) {
      index++;
    }
    for (var later = index + 1; later < end; later++) {
      if (areAlike.test(late, get(later))) {
        return without(late);
      }
    }
    var kept = this;
    for (var earlier = Math.min(index, end) - 1; index < end && earlier >= 0; earlier--) {
      if (areAlike.test(get(earlier), late)) {
        kept = kept.without(get(earlier));
      }
    }
    return kept;
  }

  /** Compares those from a time on; those before it differ from each other. */
  private Purchases onlyLastOfAlike(
      BiPredicate<Purchase, Purchase> areAlike, Instant from, Instant before) {
    var kept = this;
    var end = firstAt(before);
    for (var i = firstAt(from); i < end; i++) {
      for (var earlier = i - 1; earlier >= 0; earlier--) {
        if (areAlike.test(get(earlier), get(i))) {
          kept = kept.without(get(earlier));
          break; // those before it are like it and were found before
        }
      }
    }
    return kept.with(before);
  }

  /** Returns these, of which those before a time are known to differ. */
  private Purchases with(Instant before) {
    var same = new Purchases(inEventOrder, asSeen, before, List.of());
    same.derived = derived;
    return same;
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
