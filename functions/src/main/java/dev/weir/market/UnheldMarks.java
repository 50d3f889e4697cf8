package dev.weir.market;

import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Removes the registers of instruments that nobody holds, so that a producer that invents names
 * does not fill the table permanently.
 *
 * <p>None returns: a register is removed once its latest arrival and occurrence are so long ago
 * that no stream still has a tick of it that is less than {@link RegisterFold#MAX_LATENESS_UNHELD}
 * late, and later ones are refused as the first tick of an instrument that nobody holds. A register
 * that an operator acted on stays, because past decisions are based on its generation.
 *
 * @param kept how long a register stays after its latest tick: the maximum retention of a stream,
 *     plus a day
 */
public record UnheldMarks(MarkStore store, ConflictRetry conflicts, Duration kept) {

  /**
   * Removes them. A second run removes nothing.
   *
   * @param isHeld whether anyone holds an instrument, by the current or the previous reference data
   * @return the number of removed registers
   * @throws UnavailableException if the table does not answer; the next run removes the rest
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
