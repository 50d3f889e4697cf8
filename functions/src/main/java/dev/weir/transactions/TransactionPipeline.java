package dev.weir.transactions;

import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.RejectedMetrics;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.LanePositions;
import dev.weir.stream.Outcome;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.StreamIncarnations;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions' way from batch to alert: read a slice, put aside what is rejected, read the
 * users' profiles; then for each user fold, commit and publish, many users at once.
 *
 * <p>A redelivery changes nothing: each profile knows how far each lane is applied to it. Where
 * some users could not be applied, the batch is delivered again from the first of their records,
 * and the others' are passed over.
 */
final class TransactionPipeline {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionPipeline.class);

  // Enough for the commits under way, with retries: what is begun later could be cut off.
  private static final Duration RESERVE = Duration.ofSeconds(5);
  // Then the table is out of reach, and waiting for it with each user would take all the time.
  private static final int MOST_FAILURES = 10;

  private final TransactionSettings settings;
  private final StreamIncarnations incarnations;
  private final Quarantine quarantine;
  private final LanePositions positions;
  private final Concurrency concurrency;
  private final TransactionReader reader;
  private final CurrentRules rules;
  private final KnownProfiles known;
  private final UserUpdates updates;
  private final Meter meter;

  TransactionPipeline(
      TransactionSettings settings,
      TransactionPorts ports,
      TransactionReader reader,
      CurrentRules rules,
      KnownProfiles known,
      UserUpdates updates,
      Meter meter) {
    this.settings = settings;
    incarnations = ports.incarnations();
    quarantine = ports.quarantine();
    positions = ports.positions();
    concurrency = ports.concurrency();
    this.reader = reader;
    this.rules = rules;
    this.known = known;
    this.updates = updates;
    this.meter = meter;
  }

  /** Applies a batch; returns from where on it is to be delivered again, if so. */
  Outcome apply(KinesisBatch batch, Deadline deadline) {
    if (batch.isEmpty()) {
      return Outcome.done();
    }
    var records = batch.records();
    var unapplied = records.getFirst().sequenceNumber();
    try {
      var lane =
          new Lane(
              settings.projection(),
              batch.streamName(),
              incarnations.incarnationOf(batch.streamArn()),
              batch.shard());
      var fold = new UserFold(rules.detector(), lane, settings.streamRetention());
      for (var from = 0; from < records.size(); ) {
        unapplied = records.get(from).sequenceNumber();
        if (deadline.isNear(RESERVE)) {
          LOG.warn("Time is short, the rest is delivered again lane={} from={}", lane, unapplied);
          return Outcome.retryFrom(unapplied);
        }
        var slice = reader.read(lane, records.subList(from, records.size()));
        var firstUnapplied = apply(fold, slice, deadline);
        if (firstUnapplied.isPresent()) {
          return Outcome.retryFrom(firstUnapplied.get());
        }
        from += slice.records();
      }
      // Should this fail, the last record alone is delivered again, and changes nothing.
      unapplied = records.getLast().sequenceNumber();
      positions.advance(lane, unapplied);
      return Outcome.done();
    } catch (CallFailedException e) {
      LOG.warn("Not applied, delivered again shard={} from={}", batch.shard().id(), unapplied, e);
      return Outcome.retryFrom(unapplied);
    }
  }

  private Optional<SequenceNumber> apply(UserFold fold, TransactionSlice slice, Deadline deadline) {
    quarantine.putAll(slice.rejected());
    meter.count(WeirMetric.EVENTS, slice.transactions());
    RejectedMetrics.add(meter, slice.rejected().values());
    var profiles = known.of(slice.byUser().keySet());
    var failures = new AtomicInteger();
    return concurrency
        .map(
            List.copyOf(slice.byUser().entrySet()),
            user -> apply(fold, user, profiles.get(user.getKey()), failures, deadline))
        .stream()
        .flatMap(Optional::stream)
        .min(SequenceNumber::compareTo);
  }

  /** Applies a user's transactions; returns the first one's record if it did not come to that. */
  private Optional<SequenceNumber> apply(
      UserFold fold,
      Map.Entry<String, List<ReceivedTransaction>> user,
      StoredProfile before,
      AtomicInteger failures,
      Deadline deadline) {
    var first = Optional.of(user.getValue().getFirst().record()).map(KinesisRecord::sequenceNumber);
    if (failures.get() >= MOST_FAILURES || deadline.isNear(RESERVE)) {
      return first;
    }
    try {
      updates.apply(fold, user.getKey(), before, user.getValue());
      return Optional.empty();
    } catch (CallFailedException e) {
      if (failures.incrementAndGet() == 1) {
        LOG.warn("Not applied, delivered again lane={} from={}", fold.lane(), first, e);
      }
      return first;
    }
  }
}
