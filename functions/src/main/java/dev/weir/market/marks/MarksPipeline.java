package dev.weir.market.marks;

import dev.weir.events.market.TickMessages;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.quarantine.Quarantine;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Deadline;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Outcome;
import dev.weir.stream.ShardMap;
import dev.weir.stream.StreamIncarnations;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from ticks to marks: read a slice, quarantine what is rejected, take the ticks into their
 * registers, then say how far the feed is applied and what it left out.
 *
 * <p>A redelivery changes nothing: what the feed's position covers is skipped, and of what was
 * stored before a crash the registers know.
 */
final class MarksPipeline {

  private static final Logger LOG = LoggerFactory.getLogger(MarksPipeline.class);

  // Enough for the writes under way, with retries: what is begun later could be cut off.
  private static final Duration RESERVE = Duration.ofSeconds(10);
  // Each time another invocation of the lane was faster: a zombie, hence hardly ever, never long.
  private static final int MOST_MOVES = 10;

  private final MarksSettings settings;
  private final StreamIncarnations incarnations;
  private final ShardMap shards;
  private final FeedStore feeds;
  private final Quarantine quarantine;
  private final CurrentReference references;
  private final TickReader reader;
  private final MarkUpdates updates;
  private final TickMetrics metrics;
  private Lane knownLane;
  private StoredFeed known;

  MarksPipeline(MarksSettings settings, MarksPorts ports, Meter meter) {
    this.settings = settings;
    incarnations = ports.incarnations();
    shards = ports.shards();
    feeds = ports.feeds();
    quarantine = ports.quarantine();
    references = new CurrentReference(ports.references());
    // A tick is JSON itself: it is not looked into for a wrapped line.
    reader =
        new TickReader(
            Envelope.ofEvents(shards), new TickMessages(settings.schemas()), settings.region());
    var conflicts = new ConflictRetry(ports.pause(), meter);
    updates = new MarkUpdates(ports.marks(), conflicts, ports.concurrency());
    metrics = new TickMetrics(meter);
  }

  /** Applies a batch; returns from where on it is to be delivered again, if so. */
  Outcome apply(KinesisBatch batch, Deadline deadline) {
    if (batch.isEmpty()) {
      return Outcome.done();
    }
    var unapplied = batch.records();
    try {
      var lane = laneOf(batch);
      var feed = feedOf(lane);
      var book = references.latest().orElseGet(ReferenceBook::empty);
      var moves = 0;
      metrics.skipped(unapplied.size() - behind(feed, unapplied).size());
      for (unapplied = behind(feed, unapplied);
          !unapplied.isEmpty();
          unapplied = behind(feed, unapplied)) {
        if (deadline.isNear(RESERVE) || moves > MOST_MOVES) {
          LOG.warn("Time is short, the rest is delivered again lane={}", lane);
          return Outcome.retryFrom(unapplied.getFirst().sequenceNumber());
        }
        var slice = apply(lane, unapplied, feed, book);
        var next = new StoredFeed(feed.revision() + 1, slice.feed());
        var moved = feeds.commit(lane, next);
        if (moved.isPresent()) {
          moves++;
          metrics.moved();
        } else {
          metrics.committed(feed.state(), slice);
        }
        feed = moved.orElse(next);
        remember(lane, feed);
      }
      return Outcome.done();
    } catch (CallFailedException e) {
      var first = unapplied.getFirst().sequenceNumber();
      known = null; // a commit may be stored though its answer was lost
      LOG.warn("Not applied, delivered again shard={} from={}", batch.shard().id(), first, e);
      return Outcome.retryFrom(first);
    }
  }

  private Lane laneOf(KinesisBatch batch) {
    return new Lane(
        settings.projection(),
        batch.streamName(),
        incarnations.incarnationOf(batch.streamArn()),
        batch.shard());
  }

  private StoredFeed feedOf(Lane lane) {
    return known != null && lane.equals(knownLane) ? known : begun(lane);
  }

  /**
   * What is stored of a lane; of one that is new, what its shard's parents leave to it. The event
   * source gives a shard's records only after its parents' were applied.
   */
  private StoredFeed begun(Lane lane) {
    var stored = feeds.read(lane);
    if (stored.revision() > 0) {
      return stored;
    }
    var parents =
        shards.parentsOf(lane.shard()).stream()
            .map(parent -> begun(lane.of(parent)).state())
            .toList();
    return new StoredFeed(0, FeedState.after(parents));
  }

  private void remember(Lane lane, StoredFeed feed) {
    knownLane = lane;
    known = feed;
  }

  private static List<KinesisRecord> behind(StoredFeed feed, List<KinesisRecord> records) {
    var position = feed.state().position();
    return records.stream().filter(record -> !position.covers(record.sequenceNumber())).toList();
  }

  /** Applies a slice of some records, but for the feed. */
  private TickSlice apply(
      Lane lane, List<KinesisRecord> records, StoredFeed feed, ReferenceBook book) {
    var slice = reader.read(lane, records, feed.state(), new VenueCheck(book));
    metrics.computed(slice);
    var refused = new SliceQuarantine(quarantine, slice.rejected());
    updates.store(slice.ticks(), book, refused);
    metrics.refused(refused.refused());
    return slice;
  }
}
