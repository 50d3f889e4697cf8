package dev.weir.engine;

import dev.weir.engine.CommitResult.Committed;
import dev.weir.engine.CommitResult.Conflict;
import dev.weir.engine.CommitResult.Incomplete;
import dev.weir.engine.CommitResult.Refused;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Deadline;
import dev.weir.stream.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a slice's results and its lane's position are stored: the one place that knows the order. */
sealed interface CommitOrder<S extends Progress, W extends Slice> {

  /** Stores a slice. */
  CommitResult<S> commit(S state, W slice, Deadline deadline);

  /** Whether a commit writes the lane's item, and so clears who is at work on the lane. */
  default boolean clearsAttempts() {
    return true;
  }

  /** Both in one conditional write. */
  record Together<R extends SourceRecord, E, S extends Progress, W extends Slice>(
      Pipeline<R, E, S, W> pipeline) implements CommitOrder<S, W> {

    @Override
    public CommitResult<S> commit(S state, W slice, Deadline deadline) {
      return pipeline.commit(state, slice, deadline);
    }
  }

  /** The results alone: Lambda's own checkpoint is the only position. */
  record ResultsAlone<R extends SourceRecord, E, S extends Progress, W extends Slice>(
      SplitPipeline<R, E, S, W> pipeline) implements CommitOrder<S, W> {

    @Override
    public CommitResult<S> commit(S state, W slice, Deadline deadline) {
      return pipeline.store(state, slice, deadline);
    }

    @Override
    public boolean clearsAttempts() {
      return false;
    }
  }

  /**
   * The position, then the results. Once a slice is claimed nobody else takes it on, so what fails
   * after that is lost, and the lane goes on. Where the claim itself fails nothing is lost, unless
   * only its answer was.
   */
  record PositionFirst<R extends SourceRecord, E, S extends Progress, W extends Slice>(
      SplitPipeline<R, E, S, W> pipeline) implements CommitOrder<S, W> {

    private static final Logger LOG = LoggerFactory.getLogger(PositionFirst.class);

    @Override
    public CommitResult<S> commit(S state, W slice, Deadline deadline) {
      var claim = pipeline.claim(state, slice);
      return claim instanceof Committed<S>(var claimed)
          ? store(state, claimed, slice, deadline)
          : claim;
    }

    private CommitResult<S> store(S before, S claimed, W slice, Deadline deadline) {
      try {
        return switch (pipeline.store(claimed, slice, deadline)) {
          case Committed<S> stored -> stored;
          case Conflict<S> _ -> lost(claimed, "others wrote first");
          case Incomplete<S>(var from, var why) -> lost(claimed, why + " from=" + from);
          case Refused<S> refused -> released(before, claimed, refused);
        };
      } catch (CallFailedException e) {
        LOG.warn("Results are lost: their position was stored first", e);
        return new Committed<>(claimed);
      }
    }

    /** A refusal must not lose what it is not about: the slice is cut again, record by record. */
    private CommitResult<S> released(S before, S claimed, Refused<S> refused) {
      return switch (pipeline.release(before, claimed)) {
        case Committed<S> _ -> refused; // the next claim finds that the state has moved on
        case Conflict<S> _, Incomplete<S> _, Refused<S> _ -> lost(claimed, refused.why());
      };
    }

    private CommitResult<S> lost(S claimed, String why) {
      LOG.warn("Results are lost, their position was stored first: {}", why);
      return new Committed<>(claimed);
    }
  }

  /** The order that some semantics ask for. */
  static <R extends SourceRecord, E, S extends Progress, W extends Slice> CommitOrder<S, W> of(
      Semantics semantics, SplitPipeline<R, E, S, W> pipeline) {
    return switch (semantics) {
      case EXACTLY_ONCE -> new Together<>(pipeline);
      case AT_LEAST_ONCE -> new ResultsAlone<>(pipeline);
      case AT_MOST_ONCE -> new PositionFirst<>(pipeline);
    };
  }
}
