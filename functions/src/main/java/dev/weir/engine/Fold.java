package dev.weir.engine;

import dev.weir.quarantine.Reason;

/**
 * Collects records until they are as much as one commit takes. It decides by the state that it was
 * made from and by the records alone: no clock, no table, no position. The engine drops one that
 * threw, so that a record that fails leaves no trace.
 *
 * @param <R> records
 * @param <E> the events of one record
 * @param <W> the slice that comes of it
 */
public interface Fold<R, E, W> {

  /** Whether no further record is taken. */
  boolean isFull();

  /**
   * Takes a record, or as much of the slice's first one as a commit takes.
   *
   * @return false where it does not fit alongside what is here; nothing of it is taken then. The
   *     first record always fits
   */
  boolean take(R record, E events);

  /**
   * Takes a record as rejected: what of it is not applied yet goes into quarantine as a whole.
   *
   * @return false where that does not fit alongside what is here, as with {@link #take}
   */
  boolean reject(R record, Reason reason, String detail);

  /** What was taken. */
  W slice();
}
