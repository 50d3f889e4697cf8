package dev.weir.transactions;

import dev.weir.engine.ByKey;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Lanes;
import dev.weir.engine.Parsed;
import dev.weir.engine.Semantics;
import dev.weir.engine.SplitPipeline;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.StoredPositions;
import dev.weir.telemetry.Meter;
import dev.weir.transactions.commit.ProfileCache;
import dev.weir.transactions.commit.TransactionLane;
import dev.weir.transactions.commit.UserCommit;
import dev.weir.transactions.commit.UserState;
import dev.weir.transactions.decide.CurrentRules;
import dev.weir.transactions.decide.TransactionFold;
import dev.weir.transactions.decide.TransactionSlice;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.ParsedTransactions;
import dev.weir.transactions.parse.TransactionParser;
import dev.weir.transactions.publish.UserAlerts;
import java.util.HashMap;
import java.util.Map;

/**
 * The steps of the transaction pipeline: transactions are sorted by user, decided on with the
 * user's profile, and committed with it and the alerts that they raise, many users concurrently.
 *
 * <p>A redelivery changes nothing, because each profile records how far each lane is applied to it.
 * If some users could not be applied, the batch is redelivered from the first of their records, and
 * the other users' records are skipped.
 */
final class TransactionPipeline
    implements SplitPipeline<KinesisRecord, ParsedTransactions, TransactionLane, TransactionSlice> {

  private final TransactionSettings settings;
  private final Lanes lanes;
  private final StoredPositions positions;
  private final TransactionParser parser;
  private final CurrentRules rules;
  private final ProfileCache known;
  private final UserCommit users;
  private final UserAlerts alerts;
  private final ByKey byUser;
  private final Meter meter;
  private final Map<Lane, Position> claimed = new HashMap<>();

  TransactionPipeline(
      TransactionSettings settings,
      TransactionPorts ports,
      TransactionParser parser,
      ProfileCache known,
      UserCommit users,
      UserAlerts alerts,
      ByKey byUser,
      Meter meter) {
    this.settings = settings;
    this.parser = parser;
    this.known = known;
    this.users = users;
    this.alerts = alerts;
    this.byUser = byUser;
    this.meter = meter;
    lanes = new Lanes(settings.projection(), ports.incarnations());
    positions = ports.positions();
    rules = new CurrentRules(ports.ruleSets(), ports.clock());
  }

  @Override
  public TransactionLane open(Batch<KinesisRecord> batch) {
    var lane = lanes.of(batch);
    var isFenced = settings.semantics() == Semantics.EXACTLY_ONCE;
    var fold = new UserFold(rules.detector(), lane, settings.streamRetention(), isFenced);
    return settings.semantics() == Semantics.AT_MOST_ONCE
        ? new TransactionLane(fold, claimed(lane))
        : TransactionLane.begin(fold);
  }

  private Position claimed(Lane lane) {
    return claimed.computeIfAbsent(lane, _ -> stored(lane));
  }

  private Position stored(Lane lane) {
    return positions.of(lane).map(Position::after).orElse(Position.BEGINNING);
  }

  @Override
  public Parsed<ParsedTransactions> parse(TransactionLane state, KinesisRecord record) {
    return parser.parse(record, state.lane().shard());
  }

  @Override
  public Fold<KinesisRecord, ParsedTransactions, TransactionSlice> decide(TransactionLane state) {
    return new TransactionFold(state.lane());
  }

  @Override
  public CommitResult<TransactionLane> commit(
      TransactionLane state, TransactionSlice slice, Deadline deadline) {
    return store(state, slice, deadline);
  }

  /** Each user's profile is a commit: what differs is whether it has the lane's fence. */
  @Override
  public CommitResult<TransactionLane> store(
      TransactionLane state, TransactionSlice slice, Deadline deadline) {
    meter.count(WeirMetric.EVENTS, slice.transactions());
    meter.count(WeirMetric.LATE_EVENTS, slice.late(state.fold().detector().rules().lateness()));
    var profiles = known.of(slice.byUser().keySet());
    var step = new UserStep(state.fold(), users, alerts);
    var unapplied =
        byUser.apply(step, slice.byUser(), user -> UserState.of(profiles.get(user)), deadline);
    return unapplied.isPresent()
        ? new CommitResult.Incomplete<>(unapplied.get(), "Not applied to all users")
        : new CommitResult.Committed<>(state.after(slice.upTo()));
  }

  @Override
  public CommitResult<TransactionLane> claim(TransactionLane state, TransactionSlice slice) {
    var lane = state.lane();
    claimed.remove(lane); // memory is valid again when the answer is known
    var isClaimed = positions.claim(lane, state.position().applied(), slice.upTo());
    var next = new TransactionLane(state.fold(), isClaimed ? after(slice) : stored(lane));
    claimed.put(lane, next.position());
    return isClaimed ? new CommitResult.Committed<>(next) : new CommitResult.Conflict<>(next);
  }

  private static Position after(TransactionSlice slice) {
    return Position.after(slice.upTo());
  }

  /** Says how far the lane is applied, to those who wait for it. */
  @Override
  public boolean publish(TransactionLane state, Deadline deadline) {
    if (settings.semantics() != Semantics.EXACTLY_ONCE) {
      return true; // no position is kept, or it was stored before
    }
    state.position().applied().ifPresent(upTo -> positions.advance(state.lane(), upTo));
    return true;
  }
}
