package dev.weir.engine;

import dev.weir.quarantine.Reason;
import java.util.Objects;

/**
 * The result of parsing a record.
 *
 * @param <E> its events
 */
public sealed interface Parsed<E> {

  /**
   * The record was read to its end.
   *
   * @param events all of its events, including those rejected line by line; may be empty
   */
  record Events<E>(E events) implements Parsed<E> {
    public Events {
      Objects.requireNonNull(events, "events");
    }
  }

  /**
   * The record is unusable, now and on any retry.
   *
   * @param detail the facts for a person, such as an offset, without any of the payload
   */
  record UnreadableRecord<E>(Reason reason, String detail) implements Parsed<E> {
    public UnreadableRecord {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
