package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Collar;
import dev.weir.market.Mark;
import dev.weir.market.Register;
import dev.weir.verification.fakes.FakeMarkTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges every step that a register made, from what the documentation promises: it only rises;
 * within a generation a price is near the one before or has three sequences that agree; after a
 * void nothing stands that arrived before it, and what was taken out never returns.
 */
final class RegisterCheck {

  private static final int AGREEING = 3;

  private final FakeMarkTable table;
  private final Collar collar;
  private final List<String> violations = new ArrayList<>();

  RegisterCheck(FakeMarkTable table, Collar collar) {
    this.table = table;
    this.collar = collar;
  }

  /** What was found wrong, a line each. */
  List<String> violations() {
    return violations;
  }

  /** Looks at all that was ever stored. */
  void steps() {
    var before = new HashMap<String, Register>();
    var seen = new HashMap<String, Map<Long, BigDecimal>>();
    var replaced = new HashMap<String, Set<String>>();
    for (var after : table.history()) {
      var prices = seen.computeIfAbsent(after.name(), _ -> new HashMap<>());
      after.candidates().forEach(each -> note(each.received().mark(), prices));
      after.mark().ifPresent(mark -> note(mark, prices));
      var was = before.put(after.name(), after);
      if (was != null) {
        var out = replaced.computeIfAbsent(after.name(), _ -> new HashSet<>());
        step(was, after, prices, out);
      }
    }
  }

  private static void note(Mark mark, Map<Long, BigDecimal> prices) {
    mark.price().ifPresent(price -> prices.put(mark.sequence(), price));
  }

  private void step(
      Register was, Register now, Map<Long, BigDecimal> prices, Set<String> replaced) {
    if (now.revision() != was.revision() + 1) {
      wrong(was, now, "a revision is left out or repeated");
    }
    if (now.generation() > was.generation() && was.mark().isPresent()) {
      replaced.add(identity(was.mark().get()));
    }
    if (now.last().equals(was.last())) {
      return;
    }
    var mark = now.mark().orElseThrow();
    if (was.mark().isPresent() && !mark.isNewerThan(was.mark().get())) {
      wrong(was, now, "it goes back");
    }
    if (now.generation() == was.generation()) {
      if (!isNear(mark, was.base()) && agreeing(mark, prices) < AGREEING) {
        wrong(was, now, "nothing confirms it");
      }
      if (now.last().get().arrivedAt().isBefore(voidedAt(was))) {
        wrong(was, now, "it arrived before the void");
      }
    }
    if (mark.price().isPresent() && replaced.contains(identity(mark))) {
      wrong(was, now, "what was taken out returns");
    }
  }

  private static Instant voidedAt(Register register) {
    return register
        .act()
        .filter(act -> act.kind().equals("void"))
        .map(Register.Act::at)
        .orElse(Instant.MIN);
  }

  private static String identity(Mark mark) {
    return mark.session() + "/" + mark.sequence() + "=" + mark.price();
  }

  private boolean isNear(Mark mark, Optional<BigDecimal> base) {
    if (base.isEmpty() || mark.price().isEmpty()) {
      return mark.rank().generation() == 0;
    }
    return near(mark.price().get(), base.get());
  }

  private boolean near(BigDecimal price, BigDecimal other) {
    var bound = collar.share().doubleValue() * Math.abs(other.doubleValue());
    return Math.abs(price.doubleValue() - other.doubleValue()) <= bound + 1e-9;
  }

  /** How many sequences at least one of whose prices agrees with the mark. */
  private long agreeing(Mark mark, Map<Long, BigDecimal> prices) {
    return prices.values().stream()
        .filter(price -> near(mark.price().orElseThrow(), price) || near(price, mark.price().get()))
        .count();
  }

  /** After ticks that agree the last of them is the mark. */
  void isSettled(Tick last) {
    var register = table.read(last.symbol(), last.venue());
    var mark = register.mark();
    if (mark.isEmpty()
        || mark.get().sequence() != last.sequence()
        || !mark.get().price().equals(last.price())) {
      violations.add(
          "%s is pinned: seven ticks up to %s/%d agree on %s, and it is %s"
              .formatted(
                  register.name(),
                  last.session(),
                  last.sequence(),
                  last.price().orElseThrow(),
                  register));
    }
  }

  private void wrong(Register was, Register now, String how) {
    violations.add("%s: %s: %s, then %s".formatted(now.name(), how, was, now));
  }
}
