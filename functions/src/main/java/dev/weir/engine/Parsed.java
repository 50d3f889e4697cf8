package dev.weir.engine;

import dev.weir.quarantine.Reason;
import java.util.Objects;

/**
 * What a record turned out to be.
 *
 * @param <E> its events
 */
public sealed interface Parsed<E> {

  /**
   * The record was read to its end.
   *
   * @param events all that it holds, with what of it is rejected line by line; may be none
   */
  record Events<E>(E events) implements Parsed<E> {
    public Events {
      Objects.requireNonNull(events, "events");
    }
  }

  /**
   * Nothing of the record can be used, now or on a retry.
   *
   * @param detail the facts for a person, such as an offset; nothing of the payload
   */
  record Unreadable<E>(Reason reason, String detail) implements Parsed<E> {
    public Unreadable {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
