package dev.weir.accesslog;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.CountsCommit;
import dev.weir.accesslog.commit.LaneMemory;
import dev.weir.accesslog.commit.LaneState;
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
import dev.weir.engine.Semantics;
import dev.weir.engine.SplitPipeline;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of the access-log pipeline: lines are counted by minute and service, committed with the
 * lane's position, and evaluated by the error rules.
 */
final class AccessLogPipeline
    implements SplitPipeline<KinesisRecord, ParsedLines, LaneMemory, CountsSlice> {

  private final Semantics semantics;
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
    semantics = settings.semantics();
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
    var lane = lanes.of(batch);
    return semantics == Semantics.AT_LEAST_ONCE
        ? known.merge(lane, LaneMemory.of(lane, LaneState.NEW), (before, _) -> before.restarted())
        : known.computeIfAbsent(lane, _ -> LaneMemory.of(lane, counts.lane(lane)));
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
    var evaluated = begin(state);
    return committed(slice, commit.commit(evaluated, slice));
  }

  @Override
  public CommitResult<LaneMemory> store(LaneMemory state, CountsSlice slice, Deadline deadline) {
    var evaluated = begin(state);
    if (semantics == Semantics.AT_MOST_ONCE) {
      return committed(slice, commit.storeClaimed(evaluated, slice));
    }
    metrics.computed(slice);
    return committed(slice, commit.storeAlone(evaluated, slice));
  }

  @Override
  public CommitResult<LaneMemory> claim(LaneMemory state, CountsSlice slice) {
    metrics.computed(slice);
    var evaluated = begin(state);
    return remembered(commit.claim(evaluated, slice));
  }

  @Override
  public CommitResult<LaneMemory> release(LaneMemory before, LaneMemory claimed) {
    known.remove(claimed.lane());
    return remembered(commit.release(before, claimed));
  }

  /** The state to commit on. Memory is valid again when the answer is known. */
  private LaneMemory begin(LaneMemory state) {
    var evaluated = current(state);
    known.remove(state.lane());
    return evaluated;
  }

  private CommitResult<LaneMemory> committed(CountsSlice slice, CommitResult<LaneMemory> result) {
    if (result instanceof CommitResult.Committed<LaneMemory>(var next)) {
      metrics.committed(slice, next.minutes());
    }
    return remembered(result);
  }

  private CommitResult<LaneMemory> remembered(CommitResult<LaneMemory> result) {
    switch (result) {
      case CommitResult.Committed<LaneMemory>(var next) -> known.put(next.lane(), next);
      case CommitResult.Conflict<LaneMemory>(var current) -> known.put(current.lane(), current);
      case CommitResult.Incomplete<LaneMemory> _, CommitResult.Refused<LaneMemory> _ -> {}
    }
    return result;
  }

  @Override
  public boolean publish(LaneMemory state, Deadline deadline) {
    var before = current(state);
    var after = before.with(alerts.evaluate(state.lane(), before.state(), deadline));
    if (semantics != Semantics.AT_LEAST_ONCE && after.mustBeStored(before)) {
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
    var stored = storeProgress(after);
    stored.ifPresent(lane -> known.put(lane.lane(), lane));
    return stored.isPresent() && publishCarefully(stored.get(), deadline, false);
  }

  private Optional<LaneMemory> storeProgress(LaneMemory after) {
    return semantics == Semantics.AT_LEAST_ONCE ? Optional.of(after) : commit.storeProgress(after);
  }

  /** The state with the minutes evaluated since. */
  private LaneMemory current(LaneMemory state) {
    var remembered = known.get(state.lane());
    return remembered != null && remembered.continues(state) ? remembered : state;
  }
}
