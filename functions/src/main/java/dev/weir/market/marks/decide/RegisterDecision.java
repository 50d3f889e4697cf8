package dev.weir.market.marks.decide;

import dev.weir.engine.Refusal;
import dev.weir.market.InstrumentRules;
import dev.weir.market.Rank;
import dev.weir.market.Register;
import dev.weir.market.RegisterFold;
import dev.weir.market.RegisterFold.Verdict;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.quarantine.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a register's ticks come to. A value: each tick makes a new one of it.
 *
 * @param before the register that it was made on
 * @param latest the latest tick that was judged, and through it all before; empty at the beginning
 */
public record RegisterDecision(RegisterState before, RegisterFold fold, Optional<Judged> latest) {

  /**
   * A tick that was judged.
   *
   * @param earlier the one that was judged before it
   */
  public record Judged(ReadTick tick, Verdict verdict, Optional<Judged> earlier) {}

  /** The decision before the first tick. */
  public static RegisterDecision begin(RegisterState before, InstrumentRules rules) {
    return new RegisterDecision(
        before, RegisterFold.of(before.register(), rules), Optional.empty());
  }

  /** The decision with one more tick. */
  public RegisterDecision with(ReadTick tick) {
    var step = fold.take(tick.received());
    return new RegisterDecision(
        before, step.after(), Optional.of(new Judged(tick, step.verdict(), latest)));
  }

  /**
   * Whether there is anything to commit: a change, or what is refused by a register that was read.
   */
  public boolean isNews() {
    return fold.isChanged() || (before.isRead() && !refused().isEmpty());
  }

  /** The next revision of the register; empty where it stays as it is. */
  public Optional<Register> next() {
    return fold.isChanged() ? Optional.of(fold.next()) : Optional.empty();
  }

  /** What is refused once all ticks are taken in: not what a later one confirmed. */
  public List<Refusal<ReadTick>> refused() {
    var latestFirst = new ArrayList<Refusal<ReadTick>>();
    var confirmed = new HashSet<Rank>();
    for (var at = latest; at.isPresent(); at = at.get().earlier()) {
      var tick = at.get().tick();
      switch (at.get().verdict()) {
        case Verdict.Refused(var why) when !confirmed.contains(tick.mark().rank()) ->
            latestFirst.add(new Refusal<>(tick, Reason.valueOf(why.name()), why.detail()));
        case Verdict.Confirmed(var with) -> with.forEach(rank -> confirmed.add(rank.in(0, 0)));
        case Verdict.Refused _, Verdict.Taken(), Verdict.Overtaken() -> {}
      }
    }
    return latestFirst.reversed();
  }
}
