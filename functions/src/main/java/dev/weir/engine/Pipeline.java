package dev.weir.engine;

import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.SourceRecord;

/**
 * The steps that differ between pipelines; {@link Engine} does the rest. If a store does not
 * answer, {@code open}, {@code parse} (which may need the shard map), {@code commit} and {@code
 * publish} throw {@link dev.weir.stream.UnavailableException}, and the batch is redelivered.
 *
 * @param <R> the source's records
 * @param <E> the events of one record
 * @param <S> the state of the batch's lane
 * @param <W> a slice: the records of one commit
 */
public interface Pipeline<R extends SourceRecord, E, S extends Progress, W extends Slice> {

  /** Returns the state of the batch's lane: as this instance remembers it, otherwise as stored. */
  S open(Batch<R> batch);

  /**
   * Parses a record. The result depends on the record alone, so that a redelivery yields the same.
   * An exception affects only this record. The result is valid until the next call.
   */
  Parsed<E> parse(S state, R record);

  /** Begins a slice on a state. */
  Fold<R, E, W> decide(S state);

  /** Stores the result of a slice if the state that it was decided on is still the stored one. */
  CommitResult<S> commit(S state, W slice, Deadline deadline);

  /**
   * Publishes everything that the state's last commit, and those before it, left unpublished.
   * Repeating it is harmless.
   *
   * @return false if time ran out: the rest is for the next invocation, and no further slice is
   *     begun before it
   */
  boolean publish(S state, Deadline deadline);

  /**
   * Publishes after {@link #publish} failed or killed processes: piece by piece, storing the
   * progress after each, so that the fatal piece eventually comes first. The default, for a
   * pipeline whose publishing has no such pieces, is {@link #publish} itself.
   *
   * @param isFatal whether the first piece has killed or failed whenever it was started: it is then
   *     not started again, but published in a short form that says so
   */
  default boolean publishCarefully(S state, Deadline deadline, boolean isFatal) {
    return publish(state, deadline);
  }
}
