package dev.weir.local.eventsource;

import dev.weir.local.eventsource.MappingEvent.PageRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** One shard: distributes its records to lanes, whose progress advances its checkpoint. */
final class ShardWork {
  private static final int MAX_PER_READ = 10_000;

  /** Bound of reading ahead: independent lanes keep working while one is blocked. */
  private static final long MAX_WAITING_BYTES = 32L * 1024 * 1024;

  private final String shardId;
  private final MappingSettings settings;
  private final EventFormat format;
  private final ReadPace pace;
  private final List<BatchQueue> lanes;
  private final Checkpoint confirmations = new Checkpoint();

  private final Instant begun;
  private ReadPosition position;
  private int limit;
  private Counters counters = Counters.NONE;
  private boolean ended;
  private boolean noticed;
  private FailureStreak invoking;
  private FailureStreak reading;

  ShardWork(
      ShardPlan.Start start,
      MappingSettings settings,
      EventFormat format,
      SourcePauses pacing,
      Instant now) {
    this.shardId = start.shardId();
    this.begun = now;
    this.position = start.position();
    this.settings = settings;
    this.format = format;
    this.pace = new ReadPace(settings, pacing, now);
    var events = new EventWriter(shardId, settings.eventSourceArn());
    this.lanes =
        IntStream.range(0, settings.parallelizationFactor())
            .mapToObj(_ -> new BatchQueue(settings, events, pacing.backoff(), now))
            .toList();
  }

  /** Returns the commands that are due. */
  Steps steps(Instant now) {
    var effects = new ArrayList<MappingCommand>();
    var wakeAt = Instant.MAX;
    for (int i = 0; i < lanes.size(); i++) {
      wakeAt = earlier(wakeAt, step(i, now, effects));
    }
    return new Steps(effects, earlier(wakeAt, read(now, effects)));
  }

  /**
   * Commands, and when to ask again.
   *
   * @param wakeAt when to ask again, if nothing happens before
   */
  record Steps(List<MappingCommand> effects, Instant wakeAt) {}

  /** Notes that it has new records, or may have. */
  void announced(Instant now) {
    pace.announced(now);
  }

  void pageRead(PageRead page, Instant now) {
    reading = null;
    pace.read(PageSize.of(page.records(), limit), now);
    page.records().forEach(record -> take(record, now));
    if (!page.records().isEmpty()) {
      position = new ReadPosition.After(page.records().getLast().sequenceNumber());
    } else {
      lanes.forEach(lane -> lane.caughtUp(page.began()));
    }
    if (page.atEnd()) {
      ended = true;
      lanes.forEach(BatchQueue::end);
    }
  }

  Optional<String> notRead(String reason, Instant now) {
    boolean news = reading == null;
    reading = FailureStreak.grown(reading, reason, now);
    pace.failed(now);
    if (position instanceof ReadPosition.Latest) {
      // "Latest" again would skip records that arrived since the shard was opened.
      position = new ReadPosition.AtTimestamp(begun);
    }
    return news ? Optional.of("Shard can not be read: " + about(reason)) : Optional.empty();
  }

  Optional<String> answered(int lane, InvocationResult result, Instant now) {
    var answered = lanes.get(lane).answered(result, now);
    answered.confirmed().forEach(record -> confirmations.confirm(record.sequenceNumber()));
    var problem = problem(answered.verdict());
    boolean invoked = !(answered.verdict() instanceof InvocationMeaning.NotInvoked);
    if (invoked) {
      counters = counters.plus(Counters.invoked(answered.batch().size(), problem.isPresent()));
    }
    problem.ifPresent(reason -> invoking = FailureStreak.grown(invoking, reason, now));
    if (lanes.stream().allMatch(each -> each.failuresInRow() == 0)) {
      invoking = null;
    }
    return problem.map(
        reason -> "Batch not done: " + about(reason) + " records=" + answered.batch().size());
  }

  Optional<String> discarded(int lane, boolean delivered) {
    var batch = lanes.get(lane).discarded();
    batch.records().forEach(record -> confirmations.confirm(record.sequenceNumber()));
    counters = counters.plus(Counters.dropped(batch.size(), delivered));
    if (lanes.stream().allMatch(each -> each.failuresInRow() == 0)) {
      invoking = null;
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Records given up: shard=%s from=%s records=%d invocations=%d delivered=%s",
            shardId,
            batch.records().getFirst().sequenceNumber(),
            batch.size(),
            batch.invocations(),
            delivered));
  }

  /** Returns where reading continues if the shard has to be opened again. */
  ShardPlan.Start place() {
    return new ShardPlan.Start(shardId, position);
  }

  /** Returns true once: when it is found to be finished. */
  boolean noticeFinished() {
    boolean news = !noticed && isFinished();
    noticed |= news;
    return news;
  }

  /** Returns whether it is read to its end and all its records are processed. */
  private boolean isFinished() {
    return ended && confirmations.allDone() && lanes.stream().allMatch(BatchQueue::isIdle);
  }

  ShardStatus status() {
    return new ShardStatus(
        shardId, state(), confirmations.lastConfirmed(), confirmations.oldestOpen(), counters);
  }

  private ShardState state() {
    if (isFinished()) {
      return new ShardState.Finished();
    }
    if (invoking != null) {
      int failures = lanes.stream().mapToInt(BatchQueue::failuresInRow).max().orElse(0);
      return new ShardState.Retrying(failures, invoking.since(), invoking.reason());
    }
    return reading == null
        ? new ShardState.Reading()
        : new ShardState.Unreadable(pace.failures(), reading.since(), reading.reason());
  }

  private void take(PreparedRecord record, Instant now) {
    counters = counters.plus(Counters.polled(1, record.wanted() ? 0 : 1));
    confirmations.read(record.sequenceNumber(), record.arrivedAt());
    if (record.wanted()) {
      lanes.get(Math.floorMod(record.orderKey().hashCode(), lanes.size())).add(record, now);
    } else {
      confirmations.confirm(record.sequenceNumber());
    }
  }

  private Instant step(int index, Instant now, List<MappingCommand> effects) {
    return switch (lanes.get(index).step(now)) {
      case BatchQueueStep.Wait wait -> wait.until();
      case BatchQueueStep.InvokeBatch invoke -> {
        effects.add(new MappingCommand.Invoke(shardId, index, invoke.batch(), invoke.window()));
        yield Instant.MAX;
      }
      case BatchQueueStep.Discard discard -> {
        effects.add(new MappingCommand.Deliver(shardId, index, failure(discard, now)));
        yield Instant.MAX;
      }
    };
  }

  private FailureRecord failure(BatchQueueStep.Discard discard, Instant now) {
    return new FailureRecord(settings, format, shardId, discard.batch(), discard.condition(), now);
  }

  private Instant read(Instant now, List<MappingCommand> effects) {
    int room = mostWaiting() - lanes.stream().mapToInt(BatchQueue::waiting).sum();
    boolean full =
        room <= 0 || lanes.stream().mapToLong(BatchQueue::waitingBytes).sum() >= MAX_WAITING_BYTES;
    if (ended || full) {
      return Instant.MAX;
    }
    if (now.isBefore(pace.next())) {
      return pace.next();
    }
    pace.began();
    limit = Math.min(room, MAX_PER_READ);
    effects.add(new MappingCommand.Read(shardId, position, limit));
    return Instant.MAX;
  }

  private int mostWaiting() {
    return Math.max(MAX_PER_READ, settings.batchSize() * lanes.size());
  }

  private static Optional<String> problem(InvocationMeaning verdict) {
    return switch (verdict) {
      case InvocationMeaning.Succeeded _ -> Optional.empty();
      case InvocationMeaning.StoppedAt stopped ->
          Optional.of("function stopped at record " + stopped.index());
      case InvocationMeaning.Failed failed -> Optional.of(failed.reason());
      case InvocationMeaning.NotInvoked notInvoked ->
          Optional.of("not invoked, " + notInvoked.reason());
    };
  }

  private String about(String reason) {
    return "shard=" + shardId + " reason=" + reason;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
