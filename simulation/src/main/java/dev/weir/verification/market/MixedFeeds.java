package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickMessages;
import dev.weir.market.Mark;
import dev.weir.market.Rank;
import dev.weir.market.marks.TickReplay;
import dev.weir.market.marks.TickReplay.Resent;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.quarantine.Rejected;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.EventSourceModel;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.FunctionModel;
import dev.weir.testkit.Instance;
import dev.weir.testkit.Interleaving;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.SimulatedDeployment;
import dev.weir.testkit.Simulation;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.contracts.MixedFramings;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The marks function while feeds of the contract's newest version, of earlier ones and of the next
 * one write in every framing. At the end a release knows the next version, and what waited in
 * quarantine is sent again by a command that crashes at times. Then the marks must be those of a
 * stream that was known from the start, and the newest of all ticks; no tick may be missing in the
 * feeds.
 */
final class MixedFeeds implements SimulatedDeployment<FramedTick> {

  private static final int NEWEST = TickMessages.LATEST_AVRO;
  private static final MixedFramings FRAMINGS =
      new MixedFramings("tick", NEWEST, TickMessages.index());
  private static final ReferenceSet REFERENCE = market(new SplittableRandom(1)).referenceSet();
  // Above those of all records that came before the replay.
  private static final BigInteger FIRST_RESENT = BigInteger.valueOf(1_000_000);
  private static final int MAX_STEPS = 100_000;

  /**
   * The tested variant.
   *
   * @param takesNextAsNewest whether the release mistakes the next version for the newest one
   * @param learnsNext whether the last release knows the next version
   * @param recordsFirst whether the command records an object before it sends its ticks
   * @param market has the marks function's store
   */
  record FeedVariant(
      boolean takesNextAsNewest, boolean learnsNext, boolean recordsFirst, MarketVariant market) {

    static final FeedVariant RIGHT = new FeedVariant(false, true, false, MarketVariant.RIGHT);
  }

  /** A record that is sent again, as the command sends it. */
  private record ResentTick(Resent resent, Instant arrivedAt) implements StreamRecord {
    @Override
    public byte[] data() {
      return resent.data();
    }

    @Override
    public String partitionKey() {
      return resent.symbol();
    }
  }

  private final FeedVariant variant;
  private final MarketTables tables = MarketTables.empty();
  private final ModelledRegion region;

  private MixedFeeds(CallDisturbance disturbance, FeedVariant variant) {
    this.variant = variant;
    region = region(tables, disturbance, variant.market());
    region.deploy(variant.takesNextAsNewest() ? MixedFeeds::mistaken : MixedFeeds::knowingNewest);
  }

  /** Returns worlds of such feeds. */
  static Simulation<FramedTick> simulation(FeedVariant variant) {
    return new Simulation<>(
        MixedFeeds::shards,
        disturbance -> new MixedFeeds(disturbance, variant),
        CallFailure::unavailable,
        Mistakes.NONE);
  }

  private static SmallMarket market(RandomGenerator random) {
    return new SmallMarket(random, true, false);
  }

  private static ModelledRegion region(
      MarketTables tables, CallDisturbance disturbance, MarketVariant variant) {
    tables.references().load(REFERENCE, SmallMarket.START);
    return new ModelledRegion(
        ModelledRegion.PAIR.getFirst(),
        disturbance,
        tables,
        () -> SmallMarket.START,
        variant,
        () -> {});
  }

  private static TickMessages knowingNewest() {
    return new TickMessages(FRAMINGS.ids(NEWEST));
  }

  private static TickMessages mistaken() {
    return new TickMessages(FRAMINGS.mistakenIds());
  }

  private static TickMessages knowingAll() {
    return new TickMessages(FRAMINGS.ids(FRAMINGS.next()), FRAMINGS.versions());
  }

  private static List<ShardModel<FramedTick>> shards(SplittableRandom random) {
    var market = market(random.split());
    var shards = MixedFeeds.<FramedTick>shards(1 + random.nextInt(3), BigInteger.valueOf(97));
    var ticks = new ArrayList<Tick>();
    for (var count = 5 + random.nextInt(25); count > 0; count--) {
      ticks.add(sometimesAmending(market.nextTick(), random));
      put(framed(ticks.getLast(), random), shards, random);
      if (random.nextInt(6) == 0) {
        // Late, or another producer's copy, perhaps in another version.
        put(framed(ticks.get(random.nextInt(ticks.size())), random), shards, random);
      }
    }
    return shards;
  }

  private static <R extends StreamRecord> List<ShardModel<R>> shards(int count, BigInteger first) {
    return IntStream.range(0, count).mapToObj(shard -> new ShardModel<R>(shard, first)).toList();
  }

  private static <R extends StreamRecord> void put(
      R record, List<ShardModel<R>> shards, RandomGenerator random) {
    shards
        .get(Math.floorMod(record.partitionKey().hashCode(), shards.size()))
        .put(record, random.nextInt(3));
  }

  private static FramedTick framed(Tick tick, RandomGenerator random) {
    var message =
        FRAMINGS.write(
            tick.symbol(),
            TickMessages.firstVersionFor(tick),
            version -> TickMessages.body(tick, version),
            random);
    return new FramedTick(tick, message, tick.occurredAt().plusMillis(20));
  }

  /** Makes some ticks corrections or cancels of the one before them, which versions 1 lack. */
  private static Tick sometimesAmending(Tick tick, RandomGenerator random) {
    if (tick.sequence() == 1 || random.nextInt(6) > 0) {
      return tick;
    }
    var cancels = random.nextBoolean();
    return new Tick(
        tick.symbol(),
        tick.venue(),
        tick.session(),
        tick.epoch(),
        tick.sequence(),
        cancels ? Optional.empty() : tick.price(),
        tick.bid(),
        tick.ask(),
        tick.size(),
        tick.occurredAt(),
        Optional.of(new Tick.Amendment(tick.sequence() - 1, cancels)));
  }

  @Override
  public Instance coldStart(FakeContext context) {
    return region.coldMarks("v1", context);
  }

  @Override
  public List<String> violations(List<List<FramedTick>> shards) {
    var violations = new ArrayList<String>();
    checkQuarantine(shards, violations);
    region.deploy(variant.learnsNext() ? MixedFeeds::knowingAll : MixedFeeds::knowingNewest);
    if (!replay(shards.size(), new SplittableRandom(hash(shards)))) {
      violations.add("the ticks that are sent again are not drained");
    }
    checkQuarantine(shards, violations); // nothing else came
    checkMarks(shards, violations);
    region
        .feeds()
        .all()
        .values()
        .forEach(feed -> feed.state().gaps().forEach(gap -> violations.add("missing: " + gap)));
    return violations;
  }

  // By content: the hash of a record with an array differs from run to run.
  private static int hash(List<List<FramedTick>> shards) {
    return shards.stream()
        .flatMap(List::stream)
        .map(record -> Arrays.hashCode(record.data()))
        .toList()
        .hashCode();
  }

  /** Checks that all messages of the next version wait, and nothing else. */
  private void checkQuarantine(List<List<FramedTick>> shards, List<String> violations) {
    region.quarantine().all().stream()
        .filter(each -> !FRAMINGS.isNext(each))
        .forEach(each -> violations.add("quarantined: " + each.reason() + " " + each.detail()));
    var waiting =
        region.quarantine().objects().entrySet().stream()
            .flatMap(object -> places(QuarantinedObject.of(object.getKey(), object.getValue())))
            .distinct()
            .count();
    var expected =
        shards.stream().flatMap(List::stream).filter(each -> each.message().waits()).count();
    if (waiting != expected) {
      violations.add("%d messages wait, not %d".formatted(waiting, expected));
    }
  }

  private static Stream<String> places(QuarantinedObject object) {
    return object.rejected().stream()
        .map(line -> object.place().shard() + "/" + line.sequenceNumber());
  }

  /** Sends again what waits; returns false if that does not come to its end. */
  private boolean replay(int shards, SplittableRandom random) {
    var stream = MixedFeeds.<ResentTick>shards(shards, FIRST_RESENT);
    var replay = new TickReplay(variant.learnsNext() ? knowingAll() : knowingNewest());
    var objects = new TreeMap<>(region.quarantine().objects());
    var recorded = new HashSet<String>();
    while (recorded.size() < objects.size()) {
      replayOnce(objects, recorded, replay, stream, random);
    }
    return drain(stream, random);
  }

  /** Replays all objects that are not recorded, until the command crashes. */
  private void replayOnce(
      Map<String, List<Rejected>> objects,
      Set<String> recorded,
      TickReplay replay,
      List<ShardModel<ResentTick>> stream,
      RandomGenerator random) {
    for (var object : objects.entrySet()) {
      if (recorded.contains(object.getKey())) {
        continue;
      }
      if (variant.recordsFirst()) {
        recorded.add(object.getKey());
      }
      for (var entry : object.getValue()) {
        if (random.nextInt(6) == 0) {
          return;
        }
        replay
            .of(entry)
            .ifPresent(ticks -> ticks.forEach(tick -> put(resent(tick, entry), stream, random)));
      }
      if (random.nextInt(6) == 0) {
        return;
      }
      recorded.add(object.getKey());
    }
  }

  private static ResentTick resent(Resent tick, Rejected entry) {
    return new ResentTick(tick, entry.arrivedAt().plus(Duration.ofHours(1)));
  }

  private boolean drain(List<ShardModel<ResentTick>> stream, SplittableRandom random) {
    var interleaving = new Interleaving(random.split());
    var function = new FunctionModel(this::coldStart, random.split());
    var sources =
        stream.stream()
            .map(
                shard ->
                    new EventSourceModel(
                        shard, function, interleaving, random.split(), Mistakes.NONE))
            .toList();
    for (var steps = 0; steps < MAX_STEPS; steps++) {
      if (sources.stream().allMatch(EventSourceModel::isDrained) && !interleaving.advance()) {
        return true;
      }
      sources.get(random.nextInt(sources.size())).act();
      interleaving.advance();
    }
    return false;
  }

  private void checkMarks(List<List<FramedTick>> shards, List<String> violations) {
    var found = tables.marks().all();
    var known = knownFromTheStart(shards);
    if (!found.equals(known)) {
      violations.add("the marks are %s, not %s".formatted(found, known));
    }
    var newest =
        shards.stream()
            .flatMap(List::stream)
            .map(record -> markOf(record.tick()))
            .collect(
                Collectors.toMap(Mark::name, Function.identity(), MixedFeeds::newer, TreeMap::new));
    if (!found.equals(List.copyOf(newest.values()))) {
      violations.add("the marks are %s, the newest %s".formatted(found, newest.values()));
    }
  }

  private static Mark newer(Mark one, Mark other) {
    return other.isNewerThan(one) ? other : one;
  }

  private static Mark markOf(Tick tick) {
    var rank =
        new Rank(
            0,
            Rank.orderOf(tick.session()),
            tick.session(),
            tick.epoch(),
            tick.amends().map(Tick.Amendment::sequence).orElse(tick.sequence()),
            tick.amends().isPresent() ? tick.sequence() : 0);
    return new Mark(tick.symbol(), tick.venue(), rank, tick.price(), tick.occurredAt());
  }

  private static List<Mark> knownFromTheStart(List<List<FramedTick>> shards) {
    var tables = MarketTables.empty();
    var region = region(tables, CallDisturbance.NONE, MarketVariant.RIGHT);
    region.deploy(MixedFeeds::knowingAll);
    for (var index = 0; index < shards.size(); index++) {
      var shard = new ShardModel<FramedTick>(index, BigInteger.ONE);
      shards.get(index).forEach(record -> shard.put(record, 0));
      if (shard.size() > 0) {
        region.coldMarks().invoke(shard.event(0, shard.size()));
      }
    }
    return tables.marks().all();
  }
}
