package dev.weir.engine;

import dev.weir.quarantine.Reason;
import dev.weir.stream.TooMuchWorkException;
import dev.weir.stream.UnavailableException;
import java.util.function.Supplier;

/**
 * Where failures of the code are contained: whatever a record makes it throw becomes the record's
 * own rejection, in a batch and in a replay of what was quarantined.
 */
public final class Containment {

  private Containment() {}

  /**
   * What a step makes of a record, or why the record is unreadable where the step fails.
   *
   * @throws UnavailableException what the step throws because a service did not answer: no fault of
   *     the record
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

  /** The rejection of a record that made the code fail. */
  static <E> Parsed<E> failed(Throwable e) {
    return e instanceof TooMuchWorkException tooMuch
        ? new Parsed.Unreadable<>(tooMuch.reason(), tooMuch.getMessage())
        : new Parsed.Unreadable<>(Reason.PARSER_FAILED, e.getClass().getSimpleName());
  }
}
