package dev.weir.market;

import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes the registers of instruments that nobody holds, so that a producer that makes names up
 * does not fill the table for good.
 *
 * <p>None comes back: a register is removed once all that it has arrived and occurred so long ago
 * that no stream has a tick of it any more that is less than {@link
 * RegisterFold#MAX_LATENESS_UNHELD} late, and later ones are refused as the first tick of an
 * instrument that nobody holds. One that an operator has acted on stays: its generation is above
 * what decisions of then rest on.
 *
 * @param kept how long a register stays after its latest tick: the longest that a stream keeps
 *     records, and a day
 */
public record UnheldMarks(MarkStore store, ConflictRetry conflicts, Duration kept) {

  /**
   * Removes them. Once more, it removes nothing.
   *
   * @param isHeld whether anybody holds an instrument, now or by the reference data before
   * @return how many were removed
   * @throws UnavailableException where the table does not answer; the next time removes the rest
   */
  public int remove(Predicate<String> isHeld, Instant now) {
    var removed = 0;
    for (var register : store.registers()) {
      if (!isHeld.test(register.symbol()) && isOver(register, now.minus(kept))) {
        removed += conflicts.write(() -> store.remove(register)) ? 1 : 0;
      }
    }
    return removed;
  }

  private static boolean isOver(Register register, Instant before) {
    var received =
        Stream.concat(
            register.last().stream(),
            register.candidates().stream().map(Register.Candidate::received));
    return register.generation() == 0
        && register.revision() > 0
        && received.allMatch(
            each -> each.arrivedAt().isBefore(before) && each.mark().occurredAt().isBefore(before));
  }
}
