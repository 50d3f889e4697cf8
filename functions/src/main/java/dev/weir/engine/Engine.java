package dev.weir.engine;

import dev.weir.engine.CommitResult.Committed;
import dev.weir.engine.CommitResult.Conflict;
import dev.weir.engine.CommitResult.Incomplete;
import dev.weir.engine.CommitResult.Refused;
import dev.weir.engine.Starts.Attempt;
import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.adapter.RejectedMetrics;
import dev.weir.stream.Batch;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Deadline;
import dev.weir.stream.Outcome;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.SourceRecord;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies batches to a pipeline: publish what earlier commits left pending, cut the next slice of
 * unapplied records, store the rejected ones, commit, and repeat to the end of the batch. There is
 * one engine per instance of a function, which handles one invocation at a time.
 *
 * <p>A redelivery changes nothing: records that the state covers are skipped, and a commit is
 * accepted only if the state that it was decided on is still the stored one.
 */
public final class Engine<R extends SourceRecord, E, S extends Progress, W extends Slice> {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  // Each conflict means that another invocation of the lane was faster: one that was abandoned and
  // still runs, so this is rare and never lasts.
  static final int MAX_CONFLICTS = 10;

  private final Pipeline<R, E, S, W> pipeline;
  private final CommitOrder<S, W> order;
  private final Quarantine quarantine;
  private final Meter meter;
  private final Duration reserve;
  private final Starts starts;

  /**
   * An engine that stores results and position together.
   *
   * @param reserve enough time for one commit and the steps after it, including retries: a commit
   *     started later could be cut off
   * @param starts remembers which processes are working on a lane
   */
  public Engine(
      Pipeline<R, E, S, W> pipeline,
      Quarantine quarantine,
      Meter meter,
      Duration reserve,
      Starts starts) {
    this(pipeline, new CommitOrder.Together<>(pipeline), quarantine, meter, reserve, starts);
  }

  private Engine(
      Pipeline<R, E, S, W> pipeline,
      CommitOrder<S, W> order,
      Quarantine quarantine,
      Meter meter,
      Duration reserve,
      Starts starts) {
    this.pipeline = pipeline;
    this.order = order;
    this.quarantine = quarantine;
    this.meter = meter;
    this.reserve = reserve;
    this.starts = starts;
  }

  /** An engine that stores results and position in the order that some semantics ask for. */
  public static <R extends SourceRecord, E, S extends Progress, W extends Slice>
      Engine<R, E, S, W> with(
          Semantics semantics,
          SplitPipeline<R, E, S, W> pipeline,
          Quarantine quarantine,
          Meter meter,
          Duration reserve,
          Starts starts) {
    return new Engine<>(
        pipeline, CommitOrder.of(semantics, pipeline), quarantine, meter, reserve, starts);
  }

  /** Applies a batch; returns from where on it must be delivered again, if so. */
  public Outcome apply(Batch<R> batch, Deadline deadline) {
    return batch.isEmpty() ? Outcome.done() : new BatchRun(batch, deadline).toItsEnd();
  }

  /** Parses a batch and decides on it without committing: everything before its first commit. */
  public W rehearse(S state, Batch<R> batch) {
    return new Slicer<>(pipeline).next(state, batch.from(state::covers));
  }

  /** A batch while it is applied. */
  private final class BatchRun {
    private final Batch<R> batch;
    private final Deadline deadline;
    private final Slicer<R, E, S, W> slicer = new Slicer<>(pipeline);
    private SequenceNumber first;

    BatchRun(Batch<R> batch, Deadline deadline) {
      this.batch = batch;
      this.deadline = deadline;
      first = batch.records().getFirst().sequenceNumber();
    }

    Outcome toItsEnd() {
      countFatal(0); // zero differs from no data
      try {
        return attempted(starts.begin(batch, deadline));
      } catch (CallFailedException e) {
        return again(e);
      }
    }

    private void countFatal(int records) {
      if (starts.areCounted()) {
        meter.count(WeirMetric.FATAL_RECORDS, records);
      }
    }

    // An Error is not an answer: Lambda ends the process, and the attempt stays recorded.
    private Outcome attempted(Attempt attempt) {
      try {
        var outcome = opened(attempt);
        attempt.answers(outcome instanceof Outcome.Done);
        return outcome;
      } catch (RuntimeException e) {
        attempt.answers(false);
        throw e;
      }
    }

    private Outcome opened(Attempt attempt) {
      try {
        var state = pipeline.open(batch);
        var skipped = batch.records().size() - batch.from(state::covers).size();
        if (skipped > 0) {
          meter.count(WeirMetric.SKIPPED_BY_FENCE, skipped);
        }
        return apply(state, attempt);
      } catch (CallFailedException e) {
        return again(e);
      }
    }

    private Outcome apply(S opened, Attempt attempt) {
      var state = opened;
      var isFatal = false;
      for (var conflicts = 0; ; ) {
        var rest = batch.from(state::covers);
        first = (rest.isEmpty() ? batch.records().getLast() : rest.getFirst()).sequenceNumber();
        if (!isPublished(state, attempt)) {
          return again("Time is short, what was committed is not published yet");
        }
        if (rest.isEmpty()) {
          return Outcome.done();
        }
        if (isFatal) {
          // This prevents its redelivery even if the state does not record it.
          return again("A record that kills was quarantined");
        }
        if (conflicts > MAX_CONFLICTS) {
          return again("Others commit to the same lane all the time");
        }
        if (deadline.isNear(reserve)) {
          return again("Time is short");
        }
        var slice = slicer.next(state, attempt.admit(rest, slicer::rejectUnopened));
        // Before the commit that counts it: a crash in between only repeats the put.
        quarantine.putAll(slice.rejected());
        switch (order.commit(state, slice, deadline)) {
          case Committed<S>(var next) -> {
            RejectedMetrics.add(meter, slice.rejected().values());
            attempt.committed(order.clearsAttempts());
            isFatal = attempt.isFatal();
            countFatal(isFatal ? 1 : 0);
            state = next;
          }
          case Conflict<S>(var current) -> {
            conflicts++;
            meter.count(WeirMetric.CONFLICTS, 1);
            state = current;
          }
          case Incomplete<S>(var from, var why) -> {
            first = from;
            return again(why);
          }
          case Refused<S>(var why) -> {
            if (!slicer.narrow(why)) {
              return again("Even the rejection of the record is refused: " + why);
            }
          }
        }
      }
    }

    private boolean isPublished(S state, Attempt attempt) {
      if (attempt.isCareful()) {
        return isPublishedCarefully(state, attempt.publishingIsFatal());
      }
      try {
        return pipeline.publish(state, deadline);
      } catch (CallFailedException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error("Publishing failed, piece by piece from here shard={}", batch.shard(), e);
        return isPublishedAfterAFailure(state);
      }
    }

    private boolean isPublishedAfterAFailure(S state) {
      try {
        return isPublishedCarefully(state, false);
      } catch (CallFailedException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        // Everything before the failing piece is stored by now. If a later piece fails too, it
        // fails the batch, and comes first when the batch is redelivered.
        LOG.error("A piece fails, made known in short form shard={}", batch.shard(), e);
        return isPublishedCarefully(state, true);
      }
    }

    private boolean isPublishedCarefully(S state, boolean isFatal) {
      var isDone = pipeline.publishCarefully(state, deadline, isFatal);
      countFatal(isFatal ? 1 : 0);
      return isDone;
    }

    private Outcome again(CallFailedException e) {
      LOG.warn("Not applied, delivered again shard={} from={}", batch.shard(), first, e);
      return Outcome.retryFrom(first);
    }

    private Outcome again(String why) {
      LOG.warn("{}, delivered again shard={} from={}", why, batch.shard(), first);
      return Outcome.retryFrom(first);
    }
  }
}
