package dev.weir.market;

import dev.weir.market.Register.Act;
import dev.weir.market.Register.Candidate;
import dev.weir.stream.UnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operator's acts on a mark, in all Regions at once, alongside the feeds. Each act begins a new
 * generation, so that nothing from before it can return, and all decisions treat it as a newer
 * mark.
 */
public final class MarkActs {

  // Each conflict means that another operator was faster; two are a coincidence, five are not.
  private static final int ATTEMPTS = 5;

  private final MarkStore store;
  private final ConflictRetry conflicts;
  private final InstantSource clock;

  /**
   * Acts on a store.
   *
   * @param clock the service's clock: ticks that arrived in a stream before it are dropped after a
   *     void
   */
  public MarkActs(MarkStore store, ConflictRetry conflicts, InstantSource clock) {
    this.store = store;
    this.conflicts = conflicts;
    this.clock = clock;
  }

  /** The result of an act. */
  public sealed interface ActResult {

    /**
     * It is stored; every Region sees it.
     *
     * @param before the register that it was computed from
     */
    record StoredAct(Register before, Register after) implements ActResult {}

    /** The name has no register, or the register has no price to void. */
    record NoMark() implements ActResult {}

    /** That tick does not wait for confirmation; these do. */
    record NoCandidate(List<Candidate> waiting) implements ActResult {}
  }

  /**
   * Voids a mark: its positions are unmarked until {@link RegisterFold#CONFIRMATIONS} ticks that
   * arrive from now on agree, or a candidate is accepted.
   *
   * @throws UnavailableException if the table does not answer: the act may be stored, which
   *     repeating it detects
   */
  public ActResult voidMark(String symbol, String venue, String actor, String reason) {
    return act(
        symbol,
        venue,
        register ->
            register.mark().flatMap(Mark::price).isEmpty()
                ? Optional.empty()
                : Optional.of(register.voided(new Act("void", actor, reason, clock.instant()))));
  }

  /**
   * Accepts a tick that waits for confirmation as the mark.
   *
   * @param tick such as {@code 2026-11-23/1204}, or {@code 2026-11-23/1204;epoch=1}
   * @throws UnavailableException as for {@link #voidMark}
   */
  public ActResult accept(String symbol, String venue, String tick, String actor, String reason) {
    return act(
        symbol,
        venue,
        register ->
            register.candidates().stream()
                .filter(
                    each -> each.received().mark().rank().inFirstGeneration().tick().equals(tick))
                .findFirst()
                .map(
                    candidate ->
                        register.accepted(
                            candidate, new Act("accept", actor, reason, clock.instant()))));
  }

  private ActResult act(String symbol, String venue, Function<Register, Optional<Register>> next) {
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var before = store.read(symbol, venue);
      var after = next.apply(before);
      if (after.isEmpty()) {
        return before.candidates().isEmpty()
            ? new ActResult.NoMark()
            : new ActResult.NoCandidate(before.candidates());
      }
      if (conflicts.write(() -> store.override(after.get()))) {
        return new ActResult.StoredAct(before, after.get());
      }
    }
    throw new UnavailableException(
        "Others act on the same mark all the time: " + Mark.name(symbol, venue), null);
  }
}
