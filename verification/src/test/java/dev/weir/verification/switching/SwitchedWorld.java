package dev.weir.verification.switching;

import dev.weir.client.switching.SourceStart;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.client.switching.Unread;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FunctionModel;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.Deployed;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.accesslog.RecordGenerator;
import dev.weir.verification.switching.SwitchMistake.Surveyed;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One event source takes the place of another, in a world from a seed: shards are split and merged
 * before, while and after, lanes lag, the old one goes on until the new one is there, and for a
 * while both deliver. Kinesis stamps arrivals up to three minutes late, and not in order. The
 * pipeline is the access logs' own.
 */
final class SwitchedWorld {

  private static final Instant BEGINNING = Instant.parse("2026-11-23T10:00:00Z");
  private static final int MAX_SECONDS_BETWEEN = 240;
  private static final int MAX_BATCH = 4;

  private final SplittableRandom random;
  private final SwitchMistake mistake;
  private final Deployed deployed =
      new Deployed(BEGINNING.plus(Duration.ofHours(3)), CallDisturbance.NONE);
  private final FunctionModel function;
  private final List<LivingShard> shards = new ArrayList<>();
  private final SourceProgress old = new SourceProgress();
  private final SourceProgress next = new SourceProgress();
  private Instant now = BEGINNING;

  SwitchedWorld(long seed, SwitchMistake mistake) {
    random = new SplittableRandom(seed);
    this.mistake = mistake;
    function = new FunctionModel(deployed::coldStart, random.split());
  }

  /**
   * A shard with its parents; Kinesis' own numbers do not distinguish its last record from its end.
   */
  private static final class LivingShard {
    private final int index;
    private final ShardModel<LabelledRecord> records;
    private final List<LivingShard> parents;
    private boolean closed;

    LivingShard(int index, List<LivingShard> parents) {
      this.index = index;
      this.parents = parents;
      records = new ShardModel<>(index, BigInteger.valueOf(80 + index));
    }

    Shard shard() {
      return new Shard("shardId-%012d".formatted(index));
    }

    Instant arrival(int record) {
      return records.records().get(record).arrivedAt();
    }
  }

  /** How far an event source has delivered each shard. */
  private static final class SourceProgress {
    private final List<Integer> next = new ArrayList<>();

    boolean has(LivingShard shard) {
      return next.get(shard.index) < shard.records.size();
    }

    /** Children come after their parents. */
    boolean mayDeliver(LivingShard shard) {
      return has(shard) && shard.parents.stream().noneMatch(this::has);
    }
  }

  /** Runs it, and returns the problems at the end, a line each. */
  List<String> run() {
    for (var count = 1 + random.nextInt(2); count > 0; count--) {
      addShard(List.of());
    }
    live(5 + random.nextInt(25), old);
    var survey = survey();
    var start = mistake.start(survey, now);
    var wrong = new ArrayList<>(judge(start));
    live(random.nextInt(10), old); // from the command to the deployment
    begin(start);
    live(random.nextInt(12), old, next);
    live(random.nextInt(12), next);
    while (deliver(next)) {
      // until nothing is left
    }
    deployed.pass(Duration.ofMinutes(2));
    deployed.sweep();
    wrong.addAll(
        deployed.violations(shards.stream().map(shard -> shard.records.records()).toList()));
    return wrong;
  }

  private void live(int steps, SourceProgress... sources) {
    for (var step = 0; step < steps; step++) {
      switch (random.nextInt(8)) {
        case 0 -> reshard();
        case 1, 2, 3 -> put();
        case 4 -> now = now.plusSeconds(random.nextInt(MAX_SECONDS_BETWEEN));
        default -> deliver(sources[random.nextInt(sources.length)]);
      }
    }
  }

  private void addShard(List<LivingShard> parents) {
    shards.add(new LivingShard(shards.size(), parents));
    old.next.add(0);
    next.next.add(0);
  }

  private List<LivingShard> open() {
    return shards.stream().filter(shard -> !shard.closed).toList();
  }

  private void put() {
    var open = open();
    var shard = open.get(random.nextInt(open.size()));
    now = now.plusSeconds(random.nextInt(30));
    // The stamp is up to three minutes late.
    shard.records.put(new RecordGenerator(random, now).next(), random.nextInt(5));
  }

  private void reshard() {
    var open = open();
    if (open.size() > 1 && random.nextBoolean()) {
      var merged = List.of(open.get(0), open.get(1));
      merged.forEach(shard -> shard.closed = true);
      addShard(merged);
    } else if (open.size() < 4) {
      var split = open.get(random.nextInt(open.size()));
      split.closed = true;
      addShard(List.of(split));
      addShard(List.of(split));
    }
  }

  private boolean deliver(SourceProgress source) {
    var ready = shards.stream().filter(source::mayDeliver).toList();
    if (ready.isEmpty()) {
      return false;
    }
    var shard = ready.get(random.nextInt(ready.size()));
    var from = source.next.get(shard.index);
    var to = Math.min(shard.records.size(), from + 1 + random.nextInt(MAX_BATCH));
    var retryFrom = function.invoke(shard.records.event(from, to)).retryFrom();
    source.next.set(shard.index, retryFrom.isEmpty() ? to : shard.records.indexOf(retryFrom));
    return true;
  }

  /** As {@code weir switch} looks at it: the pipeline's own lanes, and the stream. */
  private List<Surveyed> survey() {
    return shards.stream().map(this::surveyed).toList();
  }

  private Surveyed surveyed(LivingShard shard) {
    var applied =
        deployed
            .counts()
            .lane(new Lane("v1", "modelled", "1", shard.shard()))
            .position()
            .applied()
            .map(SequenceNumber::digits)
            .map(shard.records::indexOf);
    return new Surveyed(
        new SurveyedShard(
            shard.shard(),
            applied.map(at -> unread(shard, at + 1)).orElseGet(Unread.WithoutLane::new)),
        applied.map(shard::arrival));
  }

  private Unread unread(LivingShard shard, int from) {
    if (from < shard.records.size()) {
      return new Unread.Since(shard.arrival(from));
    }
    return shard.closed ? new Unread.FinishedShard() : new Unread.NothingBefore(now);
  }

  /** Whether a start reads more again than it has to, as the old event source knows it. */
  private List<String> judge(Optional<Instant> start) {
    if (shards.stream().anyMatch(shard -> !isFinished(shard) && old.next.get(shard.index) == 0)) {
      return List.of(); // from the stream's beginning, if it is right
    }
    return shards.stream()
        .filter(shard -> !isFinished(shard))
        .map(this::unreadSince)
        .min(Instant::compareTo)
        .map(oldest -> oldest.minus(SourceStart.MARGIN).minusSeconds(1))
        .filter(least -> start.isEmpty() || start.get().isBefore(least))
        .map(least -> "reads again from " + start + ", and might have begun at " + least)
        .stream()
        .toList();
  }

  private boolean isFinished(LivingShard shard) {
    return shard.closed && old.next.get(shard.index) > 0 && !old.has(shard);
  }

  private Instant unreadSince(LivingShard shard) {
    return old.has(shard) ? shard.arrival(old.next.get(shard.index)) : now;
  }

  /** The new event source takes in the shards that there are; later ones it reads whole. */
  private void begin(Optional<Instant> start) {
    for (var shard : shards) {
      next.next.set(shard.index, start.map(at -> firstFrom(at, shard)).orElse(0));
    }
  }

  // Where stamps are out of order an iterator may begin after the last one that is too early.
  private static int firstFrom(Instant start, LivingShard shard) {
    var from = shard.records.size();
    while (from > 0 && !shard.arrival(from - 1).isBefore(start)) {
      from--;
    }
    return from;
  }
}
