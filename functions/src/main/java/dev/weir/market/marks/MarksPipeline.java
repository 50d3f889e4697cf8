package dev.weir.market.marks;

import dev.weir.engine.ByKey;
import dev.weir.engine.CommitResult;
import dev.weir.engine.Fold;
import dev.weir.engine.Lanes;
import dev.weir.engine.Parsed;
import dev.weir.engine.Pipeline;
import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.Pulse;
import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.marks.commit.Follower;
import dev.weir.market.marks.commit.KnownRegisters;
import dev.weir.market.marks.commit.LeadRegion;
import dev.weir.market.marks.commit.RegisterStep;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.commit.TickMetrics;
import dev.weir.market.marks.decide.RegisterState;
import dev.weir.market.marks.decide.TickFold;
import dev.weir.market.marks.decide.TickSlice;
import dev.weir.market.marks.parse.ParsedTicks;
import dev.weir.market.marks.parse.ReadTick;
import dev.weir.market.marks.parse.TickParser;
import dev.weir.market.marks.parse.VenueCheck;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The steps of the marks pipeline: ticks are sorted by register and applied to it, many registers
 * concurrently; then a pulse of the same records is stored, and the feed records how far it is
 * applied and which ticks it left out.
 *
 * <p>A redelivery changes nothing: records that the feed's position covers are skipped, and the
 * registers recognise ticks that were stored before a crash.
 */
final class MarksPipeline implements Pipeline<KinesisRecord, ParsedTicks, FeedLane, TickSlice> {

  private final Lanes lanes;
  private final KnownFeed known;
  private final CurrentReference references;
  private final TickParser parser;
  private final MarksPorts ports;
  private final ConflictRetry conflicts;
  private final KnownRegisters registers;
  private final ByKey byRegister;
  private final FeedStore feeds;
  private final LeadRegion lead;
  private final Follower follower = new Follower();
  private final TickMetrics metrics;

  MarksPipeline(
      MarksSettings settings,
      MarksPorts ports,
      TickParser parser,
      ConflictRetry conflicts,
      ByKey byRegister,
      TickMetrics metrics) {
    this.ports = ports;
    this.parser = parser;
    this.conflicts = conflicts;
    this.byRegister = byRegister;
    this.metrics = metrics;
    lanes = new Lanes(settings.projection(), ports.incarnations());
    feeds = ports.feeds();
    lead = settings.lead();
    known = new KnownFeed(feeds, ports.shards());
    references = new CurrentReference(ports.references());
    registers = new KnownRegisters(ports.marks());
  }

  @Override
  public FeedLane open(Batch<KinesisRecord> batch) {
    var lane = lanes.of(batch);
    var feed = known.of(lane);
    var book = references.latest().orElseGet(ReferenceBook::empty);
    return new FeedLane(lane, feed, book, new VenueCheck(book));
  }

  @Override
  public Parsed<ParsedTicks> parse(FeedLane state, KinesisRecord record) {
    return parser.parse(record, state.lane().shard(), state.venues());
  }

  @Override
  public Fold<KinesisRecord, ParsedTicks, TickSlice> decide(FeedLane state) {
    return new TickFold(state.lane(), state.feed().state());
  }

  @Override
  public CommitResult<FeedLane> commit(FeedLane state, TickSlice slice, Deadline deadline) {
    metrics.computed(slice);
    known.forget(); // until the answer is known
    var unapplied = apply(state, slice, deadline);
    // The feed has to see every record, so all of the slice comes again; registers know their
    // ticks.
    if (unapplied.isPresent()) {
      return new CommitResult.Incomplete<>(slice.first(), "Not applied to all registers");
    }
    // After the ticks before it, and before the position that would skip it.
    slice.pulsedAt().ifPresent(this::pulse);
    return commitFeed(state, slice);
  }

  /**
   * Takes the ticks into their registers: first those of symbols that this Region leads. The others
   * are read after that, when the other Region has most likely written them.
   */
  private Optional<SequenceNumber> apply(FeedLane state, TickSlice slice, Deadline deadline) {
    var looks = follower.looksFirst();
    Predicate<ReadTick> isWritten = tick -> !looks || lead.leads(tick.mark().symbol());
    var own = slice.registersWhere(isWritten);
    return apply(step(state), own, registers::take, deadline)
        .or(() -> look(step(state), slice.registersWhere(isWritten.negate()), deadline));
  }

  private Optional<SequenceNumber> look(
      RegisterStep step, Map<String, List<ReadTick>> ticks, Deadline deadline) {
    var unapplied = apply(step, ticks, registers::read, deadline);
    follower.looked(ticks.size(), step.written().size());
    return unapplied;
  }

  private Optional<SequenceNumber> apply(
      RegisterStep step,
      Map<String, List<ReadTick>> ticks,
      Function<Mark, RegisterState> states,
      Deadline deadline) {
    return byRegister.apply(
        step, ticks, name -> states.apply(ticks.get(name).getFirst().mark()), deadline);
  }

  private void pulse(Instant at) {
    conflicts.write(
        () -> {
          ports.pulses().put(new Pulse(lead.region(), at));
          return at;
        });
  }

  private RegisterStep step(FeedLane state) {
    return new RegisterStep(
        state.lane(),
        state.book(),
        ports.marks(),
        conflicts,
        registers,
        metrics,
        ConcurrentHashMap.newKeySet());
  }

  private CommitResult<FeedLane> commitFeed(FeedLane state, TickSlice slice) {
    var before = state.feed();
    var next = new StoredFeed(before.revision() + 1, slice.feed());
    return switch (feeds.commit(state.lane(), next)) {
      case CommitResult.Committed<StoredFeed>(var stored) -> {
        metrics.committed(before.state(), slice);
        yield new CommitResult.Committed<>(at(stored, state));
      }
      case CommitResult.Conflict<StoredFeed>(var found) ->
          new CommitResult.Conflict<>(at(found, state));
      case CommitResult.Incomplete<StoredFeed>(var from, var why) ->
          new CommitResult.Incomplete<>(from, why);
      case CommitResult.Refused<StoredFeed>(var why) -> new CommitResult.Refused<>(why);
    };
  }

  private FeedLane at(StoredFeed stored, FeedLane state) {
    known.remember(state.lane(), stored);
    return state.at(stored);
  }

  @Override
  public boolean publish(FeedLane state, Deadline deadline) {
    return true; // the marks' table has a stream
  }
}
