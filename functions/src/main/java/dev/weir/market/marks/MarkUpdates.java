package dev.weir.market.marks;

import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkStore;
import dev.weir.market.Rank;
import dev.weir.market.Register;
import dev.weir.market.RegisterFold;
import dev.weir.market.RegisterFold.Verdict;
import dev.weir.market.TickRefusal;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.Concurrency;
import dev.weir.stream.UnavailableException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes ticks into registers, many at once. What the instance wrote last it takes as the base of
 * its next write, whose condition fails where that is no longer what is stored. That nothing need
 * be written it believes only a reading that began after the ticks came: a register that an
 * operator voided has gone below what the instance remembers.
 */
final class MarkUpdates {

  // Each about a kilobyte; far more instruments than a shard carries.
  private static final int MAX_KNOWN = 20_000;
  // Each time the other Region was faster, or an operator.
  private static final int ATTEMPTS = 10;

  private final MarkStore store;
  private final ConflictRetry conflicts;
  private final Concurrency concurrency;
  private final Map<String, Register> known = new ConcurrentHashMap<>();

  MarkUpdates(MarkStore store, ConflictRetry conflicts, Concurrency concurrency) {
    this.store = store;
    this.conflicts = conflicts;
    this.concurrency = concurrency;
  }

  /**
   * Takes ticks in, those of a register in their order; what is refused goes to quarantine first.
   *
   * @throws UnavailableException where a table or the quarantine does not answer: some may be
   *     stored, which a redelivery finds
   */
  void store(Collection<List<ReadTick>> byRegister, ReferenceBook book, SliceQuarantine refused) {
    if (known.size() > MAX_KNOWN) {
      known.clear();
    }
    concurrency.map(
        List.copyOf(byRegister),
        ticks -> {
          take(ticks, book, refused);
          return ticks;
        });
  }

  private void take(List<ReadTick> ticks, ReferenceBook book, SliceQuarantine refused) {
    var mark = ticks.getFirst().received().mark();
    var remembered = known.remove(mark.name()); // until the answer is known
    var isRead = remembered == null;
    var now = isRead ? store.read(mark.symbol(), mark.venue()) : remembered;
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var fold = new RegisterFold(now, book.collar(mark.symbol()));
      var refusals = fold(ticks, fold);
      if (!fold.isChanged() && !isRead) {
        now = store.read(mark.symbol(), mark.venue());
        isRead = true;
        continue;
      }
      refused.put(refusals);
      if (!fold.isChanged()) {
        known.put(mark.name(), now);
        return;
      }
      var next = fold.after();
      var found = conflicts.write(() -> store.replace(next));
      if (found.isEmpty()) {
        known.put(mark.name(), next);
        return;
      }
      if (attempt > 1) {
        conflicts.stepBack(attempt - 1); // at first what was remembered is old, most often
      }
      now = found.get();
      isRead = true;
    }
    throw new UnavailableException("Others write the same mark=" + mark.name(), null);
  }

  /** What is refused once all ticks are taken in: not what a later one confirmed. */
  private static Map<ReadTick, TickRefusal> fold(List<ReadTick> ticks, RegisterFold fold) {
    var refusals = new LinkedHashMap<ReadTick, TickRefusal>();
    for (var tick : ticks) {
      switch (fold.take(tick.received())) {
        case Verdict.Refused(var why) -> refusals.put(tick, why);
        case Verdict.Confirmed(var with) ->
            refusals.keySet().removeIf(each -> isAmong(with, each.received().mark().rank()));
        case Verdict.Taken(), Verdict.Overtaken() -> {}
      }
    }
    return refusals;
  }

  private static boolean isAmong(List<Rank> ranks, Rank rank) {
    return ranks.stream().anyMatch(each -> each.in(0, 0).equals(rank));
  }
}
