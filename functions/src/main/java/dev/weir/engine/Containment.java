package dev.weir.engine;

import dev.weir.quarantine.Reason;
import dev.weir.stream.TooMuchWorkException;
import dev.weir.stream.UnavailableException;
import java.util.function.Supplier;

/**
 * Contains failures of the code: whatever a record causes it to throw becomes the rejection of that
 * record, both in a batch and in a replay from quarantine.
 */
public final class Containment {

  private Containment() {}

  /**
   * Runs a step on a record; if the step fails, the record is unreadable, with the failure as
   * reason.
   *
   * @throws UnavailableException if the step throws it because a service did not answer, which is
   *     not the record's fault
   */
  public static <E> Parsed<E> of(Supplier<Parsed<E>> step) {
    try {
      return step.get();
    } catch (UnavailableException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return failed(e);
    }
  }

  /** Returns the rejection of a record on which the code failed. */
  static <E> Parsed<E> failed(Throwable e) {
    return e instanceof TooMuchWorkException tooMuch
        ? new Parsed.UnreadableRecord<>(tooMuch.reason(), tooMuch.getMessage())
        : new Parsed.UnreadableRecord<>(Reason.PARSER_FAILED, e.getClass().getSimpleName());
  }
}
