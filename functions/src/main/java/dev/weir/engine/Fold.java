package dev.weir.engine;

import dev.weir.quarantine.Reason;

/**
 * Collects records until they fill one commit. It decides only from its initial state and the
 * records: no clock, no table, no position. The engine discards a fold that threw, so that a
 * failing record leaves no trace.
 *
 * @param <R> records
 * @param <E> the events of one record
 * @param <W> the resulting slice
 */
public interface Fold<R, E, W> {

  /** Whether no further record is accepted. */
  boolean isFull();

  /**
   * Adds a record, or as much of the slice's first record as fits into a commit.
   *
   * @return false if it does not fit alongside the records already collected; nothing of it is
   *     added then. The first record always fits
   */
  boolean take(R record, E events);

  /**
   * Adds a record as rejected: the part of it that is not applied yet is quarantined as a whole.
   *
   * @return false if that does not fit alongside the records already collected, as with {@link
   *     #take}
   */
  boolean reject(R record, Reason reason, String detail);

  /** Returns the records collected so far. */
  W slice();
}
