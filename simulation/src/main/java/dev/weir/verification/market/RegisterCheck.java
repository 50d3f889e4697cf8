package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Collar;
import dev.weir.market.Mark;
import dev.weir.market.Register;
import dev.weir.verification.fakes.FakeMarkTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges every step of a register, by the documentation: it only rises; within a generation a price
 * is near the previous one or has three sequences that agree; after a void no earlier arrival
 * becomes the mark, and a removed mark never returns.
 */
final class RegisterCheck {

  private static final int AGREEING = 3;

  private final FakeMarkTable table;
  private final Collar collar;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Map<String, Set<BigDecimal>>> came = new HashMap<>();

  /**
   * Creates a check.
   *
   * @param ticks all that arrived in any Region: those that can confirm each other
   */
  RegisterCheck(FakeMarkTable table, Collar collar, Collection<Tick> ticks) {
    this.table = table;
    this.collar = collar;
    for (var tick : ticks) {
      came.computeIfAbsent(Mark.name(tick.symbol(), tick.venue()), _ -> new HashMap<>())
          .computeIfAbsent(
              tick.session() + "/" + tick.epoch() + "/" + tick.sequence(), _ -> new HashSet<>())
          .add(tick.price().orElseThrow());
    }
  }

  /** Returns the violations, one per line. */
  List<String> violations() {
    return violations;
  }

  /** Checks all stored steps. */
  void steps() {
    var before = new HashMap<String, Register>();
    var replaced = new HashMap<String, Set<String>>();
    for (var after : table.history()) {
      var was = before.put(after.name(), after);
      if (was != null) {
        var out = replaced.computeIfAbsent(after.name(), _ -> new HashSet<>());
        step(was, after, out);
      }
    }
  }

  private void step(Register was, Register now, Set<String> replaced) {
    if (now.revision() != was.revision() + 1) {
      wrong(was, now, "a revision is left out or repeated");
    }
    // The operator's view; the floor of a void excludes marks that a feed stored since then.
    if (now.generation() > was.generation()) {
      now.replaced().ifPresent(mark -> replaced.add(identity(mark)));
    }
    if (now.last().equals(was.last())) {
      return;
    }
    var mark = now.mark().orElseThrow();
    if (was.mark().isPresent() && !mark.isNewerThan(was.mark().get())) {
      wrong(was, now, "it goes back");
    }
    if (now.generation() == was.generation()) {
      if (!isNear(mark, was.base()) && agreeing(mark) < AGREEING) {
        wrong(was, now, "nothing confirms it");
      }
      if (now.last().get().arrivedAt().isBefore(voidedAt(was))) {
        wrong(was, now, "it arrived before the void");
      }
    }
    if (mark.price().isPresent() && replaced.contains(identity(mark))) {
      wrong(was, now, "a mark that was taken out returns");
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

  /** Returns how many sequences have a price that agrees with the mark's. */
  private long agreeing(Mark mark) {
    var price = mark.price().orElseThrow();
    return came.getOrDefault(mark.name(), Map.of()).values().stream()
        .filter(prices -> prices.stream().anyMatch(each -> near(each, price) || near(price, each)))
        .count();
  }

  /** Checks that after ticks that agree the last of them is the mark. */
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
