package dev.weir.engine;

import dev.weir.stream.Deadline;
import dev.weir.stream.SourceRecord;

/**
 * A pipeline whose results and position can also be stored apart, which is what {@link Semantics}
 * other than exactly once are made of. In which order that is done is {@link CommitOrder}'s.
 */
public interface SplitPipeline<R extends SourceRecord, E, S extends Progress, W extends Slice>
    extends Pipeline<R, E, S, W> {

  /**
   * Stores what a slice comes to, and no position.
   *
   * @param state one that does not cover the slice, or the very one that its claim led to
   */
  CommitResult<S> store(S state, W slice, Deadline deadline);

  /** Stores the lane's position after a slice, if it is still the state's; none of its results. */
  CommitResult<S> claim(S state, W slice);

  /**
   * Takes a claim back of whose slice nothing is stored, so that its records are not lost. By
   * default, of a pipeline that stores what it can and refuses no slice as a whole, it is never
   * needed.
   *
   * @param before the state that the slice was claimed on
   * @param claimed the state that the claim led to
   */
  default CommitResult<S> release(S before, S claimed) {
    throw new IllegalStateException("No slice of this pipeline is refused as a whole");
  }
}
