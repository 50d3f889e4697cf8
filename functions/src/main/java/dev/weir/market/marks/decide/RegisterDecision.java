package dev.weir.market.marks.decide;

import dev.weir.engine.Refusal;
import dev.weir.market.InstrumentRules;
import dev.weir.market.Rank;
import dev.weir.market.Register;
import dev.weir.market.RegisterFold;
import dev.weir.market.RegisterFold.TickVerdict;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.quarantine.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The result of a register's ticks. A value: each tick produces a new one.
 *
 * @param before the register that it was computed from
 * @param latest the latest verdict, which links to all earlier ones; empty at the beginning
 */
public record RegisterDecision(RegisterState before, RegisterFold fold, Optional<Judged> latest) {

  /**
   * A tick with its verdict.
   *
   * @param earlier the verdict before it
   */
  public record Judged(ReadTick tick, TickVerdict verdict, Optional<Judged> earlier) {}

  /** Returns the decision before the first tick. */
  public static RegisterDecision begin(RegisterState before, InstrumentRules rules) {
    return new RegisterDecision(
        before, RegisterFold.of(before.register(), rules), Optional.empty());
  }

  /** Returns the decision with one more tick. */
  public RegisterDecision with(ReadTick tick) {
    var step = fold.take(tick.received());
    return new RegisterDecision(
        before, step.after(), Optional.of(new Judged(tick, step.verdict(), latest)));
  }

  /** Whether there is anything to commit: a change, or a refusal by a register that was read. */
  public boolean isNews() {
    return fold.isChanged() || (before.isRead() && !refused().isEmpty());
  }

  /** Returns the next revision of the register; empty if it is unchanged. */
  public Optional<Register> next() {
    return fold.isChanged() ? Optional.of(fold.next()) : Optional.empty();
  }

  /**
   * Returns the ticks that are refused after all are applied, without those that a later one
   * confirmed.
   */
  public List<Refusal<ReadTick>> refused() {
    var latestFirst = new ArrayList<Refusal<ReadTick>>();
    var confirmed = new HashSet<Rank>();
    for (var at = latest; at.isPresent(); at = at.get().earlier()) {
      var tick = at.get().tick();
      switch (at.get().verdict()) {
        case TickVerdict.RefusedTick(var why) when !confirmed.contains(tick.mark().rank()) ->
            latestFirst.add(new Refusal<>(tick, Reason.valueOf(why.name()), why.detail()));
        case TickVerdict.Confirmed(var with) -> confirmed.addAll(with);
        case TickVerdict.RefusedTick _, TickVerdict.TakenTick(), TickVerdict.Overtaken() -> {}
      }
    }
    return latestFirst.reversed();
  }
}
