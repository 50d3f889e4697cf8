package dev.weir.accesslog;

import dev.weir.quarantine.Quarantine;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.Lane;
import dev.weir.stream.Outcome;
import dev.weir.stream.Position;
import dev.weir.stream.StreamIncarnations;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access logs' way from batch to alert: read a slice, put aside what is rejected, commit the
 * counts with the lane's position, raise what the rules find; then the next slice.
 *
 * <p>A redelivery changes nothing: what the lane's position covers is not read again. What may have
 * been cut off between a commit and its alerts is evaluated again first.
 */
final class AccessLogPipeline {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLogPipeline.class);

  // Enough for one commit and its alerts, with retries: what is begun later could be cut off.
  private static final Duration RESERVE = Duration.ofSeconds(5);

  private final String projection;
  private final StreamIncarnations incarnations;
  private final SliceReader slices;
  private final Quarantine quarantine;
  private final LaneCounts counts;
  private final ErrorAlerts alerts;
  private final SliceMetrics metrics;

  AccessLogPipeline(
      String projection,
      StreamIncarnations incarnations,
      SliceReader slices,
      Quarantine quarantine,
      LaneCounts counts,
      ErrorAlerts alerts,
      SliceMetrics metrics) {
    this.projection = projection;
    this.incarnations = incarnations;
    this.slices = slices;
    this.quarantine = quarantine;
    this.counts = counts;
    this.alerts = alerts;
    this.metrics = metrics;
  }

  /** Applies a batch; returns from where on it is to be delivered again, if so. */
  Outcome apply(KinesisBatch batch, Deadline deadline) {
    if (batch.records().isEmpty()) {
      return Outcome.done();
    }
    var unapplied = batch.records().getFirst().sequenceNumber();
    try {
      var lane = laneOf(batch);
      metrics.skipped(applied(batch, counts.stateOf(lane).position()));
      for (var next = nextSlice(lane, batch); ; next = nextSlice(lane, batch)) {
        unapplied = next.map(Slice::first).orElse(batch.records().getLast().sequenceNumber());
        if (!publish(lane, deadline)) {
          LOG.warn("Time is short, alerts are left lane={} from={}", lane, unapplied);
          return Outcome.retryFrom(unapplied);
        }
        if (next.isEmpty()) {
          break;
        }
        if (deadline.isNear(RESERVE)) {
          LOG.warn("Time is short, the rest is delivered again lane={} from={}", lane, unapplied);
          return Outcome.retryFrom(unapplied);
        }
        apply(lane, next.get());
      }
      return Outcome.done();
    } catch (CallFailedException e) {
      LOG.warn("Not applied, delivered again shard={} from={}", batch.shard().id(), unapplied, e);
      return Outcome.retryFrom(unapplied);
    }
  }

  private Lane laneOf(KinesisBatch batch) {
    var arn = batch.streamArn();
    var stream = arn.substring(arn.lastIndexOf('/') + 1);
    return new Lane(projection, stream, incarnations.incarnationOf(arn), batch.shard());
  }

  private static long applied(KinesisBatch batch, Position position) {
    return batch.records().stream()
        .takeWhile(record -> position.covers(record.sequenceNumber()))
        .count();
  }

  private Optional<Slice> nextSlice(Lane lane, KinesisBatch batch) {
    return slices.read(lane, batch, counts.stateOf(lane).position());
  }

  private void apply(Lane lane, Slice slice) {
    metrics.computed(slice);
    quarantine.putAll(slice.rejected());
    if (counts.commit(lane, slice)) {
      metrics.committed(slice);
    } else {
      // It may be this very slice that is stored: by a retry of the SDK, or by an invocation that
      // was cut off after its commit. Its minutes are then evaluated from the state that was found.
      metrics.moved();
    }
  }

  /** Raises the alerts that are left; false where the time ran out: the progress is stored. */
  private boolean publish(Lane lane, Deadline deadline) {
    var state = counts.stateOf(lane);
    if (state.touched().isEmpty()) {
      return true;
    }
    var evaluated = alerts.evaluate(lane, state, deadline);
    counts.evaluated(lane, evaluated);
    if (evaluated.touched().isEmpty()) {
      return true;
    }
    if (!evaluated.equals(state)) {
      counts.storeProgress(lane);
    }
    return false;
  }
}
