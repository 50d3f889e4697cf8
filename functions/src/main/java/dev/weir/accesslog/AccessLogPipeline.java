package dev.weir.accesslog;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.CountsCommit;
import dev.weir.accesslog.commit.LaneMemory;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.RejectedOfSlice;
import dev.weir.accesslog.decide.SliceFold;
import dev.weir.accesslog.decide.SliceSettings;
import dev.weir.accesslog.parse.LogRecordParser;
import dev.weir.accesslog.parse.ParsedLines;
import dev.weir.accesslog.publish.ErrorAlerts;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Lanes;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import java.util.HashMap;
import java.util.Map;

/**
 * The steps of the access-log pipeline: lines are counted by minute and service, committed with the
 * lane's position, and evaluated by the error rules.
 */
final class AccessLogPipeline
    implements Pipeline<KinesisRecord, ParsedLines, LaneMemory, CountsSlice> {

  private final SliceSettings sliceSettings;
  private final Lanes lanes;
  private final LogRecordParser parser;
  private final MinuteCounts counts;
  private final CountsCommit commit;
  private final ErrorAlerts alerts;
  private final SliceMetrics metrics;
  private final Map<Lane, LaneMemory> known = new HashMap<>();

  AccessLogPipeline(
      AccessLogSettings settings, AccessLogPorts ports, ErrorAlerts alerts, SliceMetrics metrics) {
    var maxMinutes = Commit.maxMinutes(settings.namedServices());
    parser =
        LogRecordParser.of(
            settings.format(),
            settings.service(),
            maxMinutes,
            ports.shards(),
            settings.outsideShard());
    sliceSettings = new SliceSettings(settings.lateness(), maxMinutes, settings.service());
    this.alerts = alerts;
    this.metrics = metrics;
    lanes = new Lanes(settings.projection(), ports.incarnations());
    counts = ports.counts();
    commit =
        new CountsCommit(
            counts,
            settings.maxServices(),
            settings.rules().services().keySet(),
            settings.countsRetention(),
            ports.clock());
  }

  @Override
  public LaneMemory open(Batch<KinesisRecord> batch) {
    return known.computeIfAbsent(lanes.of(batch), lane -> LaneMemory.of(lane, counts.lane(lane)));
  }

  @Override
  public Parsed<ParsedLines> parse(LaneMemory state, KinesisRecord record) {
    return parser.parse(record, state.lane().shard());
  }

  @Override
  public Fold<KinesisRecord, ParsedLines, CountsSlice> decide(LaneMemory state) {
    var rejected = new RejectedOfSlice(state.lane());
    return new SliceFold(state.state().position(), rejected, sliceSettings);
  }

  @Override
  public CommitResult<LaneMemory> commit(LaneMemory state, CountsSlice slice, Deadline deadline) {
    metrics.computed(slice);
    var evaluated = current(state);
    known.remove(state.lane()); // the memory is valid again once the result is known
    var result = commit.commit(evaluated, slice);
    switch (result) {
      case CommitResult.Committed<LaneMemory>(var next) -> {
        known.put(next.lane(), next);
        metrics.committed(slice, next.minutes());
      }
      case CommitResult.Conflict<LaneMemory>(var current) -> known.put(current.lane(), current);
      case CommitResult.Incomplete<LaneMemory> _, CommitResult.Refused<LaneMemory> _ -> {}
    }
    return result;
  }

  @Override
  public boolean publish(LaneMemory state, Deadline deadline) {
    var before = current(state);
    var after = before.with(alerts.evaluate(state.lane(), before.state(), deadline));
    if (after.mustBeStored(before)) {
      known.remove(state.lane()); // as with a commit
      commit.storeProgress(after).ifPresent(stored -> known.put(stored.lane(), stored));
    } else {
      known.put(state.lane(), after); // stored with the next commit
    }
    return after.state().touched().isEmpty();
  }

  @Override
  public boolean publishCarefully(LaneMemory state, Deadline deadline, boolean isFatal) {
    var before = current(state);
    var after = before.with(alerts.evaluateFirst(before.lane(), before.state(), deadline, isFatal));
    if (after.state().equals(before.state())) {
      return after.state().touched().isEmpty(); // out of time
    }
    known.remove(state.lane());
    var stored = commit.storeProgress(after);
    stored.ifPresent(lane -> known.put(lane.lane(), lane));
    return stored.isPresent() && publishCarefully(stored.get(), deadline, false);
  }

  /** Returns the state including later evaluations. */
  private LaneMemory current(LaneMemory state) {
    var remembered = known.get(state.lane());
    return remembered != null && remembered.continues(state) ? remembered : state;
  }
}
