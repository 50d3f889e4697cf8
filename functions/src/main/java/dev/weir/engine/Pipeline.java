package dev.weir.engine;

import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.SourceRecord;

/**
 * What is particular to a pipeline; {@link Engine} does all the rest. Where a store does not
 * answer, {@code open}, {@code parse} (which may need the shard map), {@code commit} and {@code
 * publish} throw {@link dev.weir.stream.UnavailableException}, and the batch is delivered again.
 *
 * @param <R> the source's records
 * @param <E> the events of one record
 * @param <S> the state of the lane that a batch is of
 * @param <W> a slice: what one commit takes
 */
public interface Pipeline<R extends SourceRecord, E, S extends Progress, W extends Slice> {

  /** The state of the batch's lane: as this instance remembers it, else as it is stored. */
  S open(Batch<R> batch);

  /**
   * Parses a record. What comes of it depends on the record alone, so that a redelivery gives the
   * same. What it throws stays with the record. The result holds until the next call.
   */
  Parsed<E> parse(S state, R record);

  /** Begins a slice on a state. */
  Fold<R, E, W> decide(S state);

  /** Stores what a slice comes to, if the state is still the one that it was decided on. */
  CommitResult<S> commit(S state, W slice, Deadline deadline);

  /**
   * Makes known what the state's last commit, and those before it, left to be made known. To do it
   * again is harmless.
   *
   * @return false where the time did not suffice: the rest is for the next invocation, and no
   *     further slice is begun before it
   */
  boolean publish(S state, Deadline deadline);

  /**
   * The same where processes died in {@link #publish}, or it failed: piece by piece, with what is
   * done stored after each, so that the piece that kills comes first in the end. By default, of a
   * pipeline whose publishing has no such pieces, it is the same.
   *
   * @param isFatal whether the first piece has killed or failed whenever it was begun: it is not
   *     begun again, but a short form of it made known, which says so
   */
  default boolean publishCarefully(S state, Deadline deadline, boolean isFatal) {
    return publish(state, deadline);
  }
}
