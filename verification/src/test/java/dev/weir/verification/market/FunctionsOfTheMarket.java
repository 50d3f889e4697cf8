package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.market.InstrumentRules;
import dev.weir.market.Mark;
import dev.weir.market.ReceivedMark;
import dev.weir.market.RegisterFold;
import dev.weir.market.risk.lease.Lease;
import dev.weir.quarantine.Reason;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.HandlerVerification;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.ShardRecords;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.fakes.CallFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Verifies each function of the market alone, in every way of delivery; the output of the earlier
 * functions is there already. Returns the violations, one per line.
 */
public final class FunctionsOfTheMarket {

  private static final int TICKS = 12;

  private final SmallMarket market;
  private final List<Tick> ticks = new ArrayList<>();

  private FunctionsOfTheMarket(long seed) {
    var random = new SplittableRandom(seed);
    market = new SmallMarket(random, true, false);
    for (var i = 0; i < TICKS; i++) {
      // Occasionally an earlier one: a repetition, or late.
      var again = i > 0 && random.nextInt(5) == 0;
      ticks.add(again ? ticks.get(random.nextInt(ticks.size())) : market.nextTick());
    }
  }

  /**
   * Verifies the marks function, with a line that is not a tick and a tick that its register
   * refuses.
   */
  public static List<String> verifyMarks(long seed) {
    return new FunctionsOfTheMarket(seed).marks();
  }

  /** Verifies the risk function. */
  public static List<String> verifyRisk(long seed) {
    return new FunctionsOfTheMarket(seed).risk();
  }

  /** Verifies the risk function of a Region that has held all groups for long. */
  static List<String> verifyHeldRisk(long seed, MarketVariant variant) {
    return new FunctionsOfTheMarket(seed).heldRisk(variant);
  }

  /** Verifies the delivery function. */
  public static List<String> verifyDelivery(long seed) {
    return new FunctionsOfTheMarket(seed).delivery();
  }

  /** A record of arbitrary bytes. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record RawInput(String partitionKey, byte[] data) implements StreamRecord {
    @Override
    public Instant arrivedAt() {
      return SmallMarket.START;
    }
  }

  private List<String> marks() {
    var reference = market.referenceSet();
    var shard = new ShardModel<StreamRecord>(0, BigInteger.valueOf(95));
    for (var tick : ticks) {
      shard.put(new TickRecord(tick, SmallMarket.START), 1);
      if (shard.records().size() == TICKS / 2) {
        shard.put(new RawInput("ACME", "no tick".getBytes(StandardCharsets.UTF_8)), 1);
        shard.put(new RawInput("LESS", TickJson.write(belowZero())), 1);
      }
    }
    var expected = withMarks(MarketTables.empty(1)).marks().all();
    return HandlerVerification.verifyHandler(
        shard,
        List.of(),
        disturbance -> {
          var tables = MarketTables.empty(1);
          tables.references().load(reference, SmallMarket.START);
          return new DeployedFunction(
              tables,
              disturbance,
              (region, context) -> region.coldMarks("v1", context),
              region -> marksViolations(tables, region, expected));
        },
        CallFailure::unavailable);
  }

  private static Tick belowZero() {
    return new Tick(
        "LESS",
        "XNAS",
        "2026-11-23",
        1,
        new BigDecimal("-1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SmallMarket.START);
  }

  private List<String> marksViolations(
      MarketTables tables, ModelledRegion region, List<Mark> expected) {
    var violations = new ArrayList<String>();
    if (!tables.marks().all().equals(expected)) {
      violations.add("marks are " + tables.marks().all() + ", not " + expected);
    }
    var feed = region.feeds().all().values().iterator().next().state();
    if (feed.ticks() != TICKS + 1
        || feed.repeated() != TICKS - ticks.stream().distinct().count()
        || feed.rejected() != 1) {
      violations.add(
          "ticks=%d repeated=%d rejected=%d"
              .formatted(feed.ticks(), feed.repeated(), feed.rejected()));
    }
    var reasons = region.quarantine().all().stream().map(each -> each.reason()).sorted().toList();
    if (!reasons.equals(
        List.of(Reason.MALFORMED_JSON, Reason.BAD_PRICE).stream().sorted().toList())) {
      violations.add("in quarantine are " + reasons);
    }
    return violations;
  }

  /** Returns tables in the state after the marks function. */
  private MarketTables withMarks(MarketTables tables) {
    var marks = tables.marks().from(CallDisturbance.NONE);
    for (var tick : ticks) {
      var stored = marks.read(tick.symbol(), tick.venue());
      var fold =
          RegisterFold.of(stored, InstrumentRules.of(market.collar()))
              .take(
                  new ReceivedMark(
                      Marks.of(tick),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      tick.occurredAt(),
                      "us-east-1"))
              .after();
      if (fold.isChanged()) {
        marks.replace(fold.next());
      }
    }
    return tables;
  }

  private List<String> risk() {
    var reference = market.referenceSet();
    Supplier<MarketTables> fresh =
        () -> {
          var tables = withMarks(MarketTables.empty(1));
          tables.references().load(reference, SmallMarket.START);
          return tables;
        };
    var shard = fresh.get().marks().changes().getFirst();
    return HandlerVerification.verifyHandler(
        shard,
        List.of(),
        disturbance -> deployedRisk(fresh.get(), disturbance),
        CallFailure::unavailable);
  }

  /** The risk function, one change at a time. */
  private static void decide(MarketTables tables) {
    var risk = deployedRisk(tables, CallDisturbance.NONE).coldStart();
    var marks = tables.marks().changes().getFirst();
    IntStream.range(0, marks.size()).forEach(i -> risk.invoke(marks.event(i, i + 1)));
  }

  private static Instance coldRisk(ModelledRegion region, FakeContext context) {
    return region.coldRisk(Duration.ZERO, context);
  }

  private static DeployedFunction deployedRisk(MarketTables tables, CallDisturbance disturbance) {
    return new DeployedFunction(
        tables, disturbance, FunctionsOfTheMarket::coldRisk, _ -> decisionViolations(tables));
  }

  private static List<String> decisionViolations(MarketTables tables) {
    var history = new MarketHistory(tables);
    history.checkVersions();
    history.checkFigures(ModelledRegion.STALE);
    return history.violations();
  }

  /**
   * The Region has held all groups for long, and the table has no mark that could be read: what a
   * batch loses, no take-over heals.
   */
  private List<String> heldRisk(MarketVariant variant) {
    var reference = market.referenceSet();
    var shard = withMarks(MarketTables.empty(1)).marks().changes().getFirst();
    return HandlerVerification.verifyHandler(
        shard,
        List.of(),
        disturbance -> {
          var tables = MarketTables.empty(1);
          tables.references().load(reference, SmallMarket.START);
          holdAllGroups(tables);
          return new DeployedFunction(
              tables,
              variant,
              disturbance,
              FunctionsOfTheMarket::coldRisk,
              // The marks are there by now: the decisions must rest on them.
              _ -> decisionViolations(withMarks(tables)));
        },
        CallFailure::unavailable);
  }

  private static void holdAllGroups(MarketTables tables) {
    var version = tables.references().from(CallDisturbance.NONE).current().orElseThrow().version();
    for (var group = 0; group < ModelledRegion.GROUPS; group++) {
      var until = SmallMarket.START.plus(ModelledRegion.LEASE);
      tables
          .leases()
          .overwrite(new Lease("group-" + group, DeployedFunction.REGION, 1, until, version));
    }
  }

  private List<String> delivery() {
    var tables = withMarks(MarketTables.empty(1));
    tables.references().load(market.referenceSet(), SmallMarket.START);
    decide(tables);
    ShardRecords decisions = tables.risks().changes().getFirst();
    return HandlerVerification.verifyHandler(
        decisions,
        List.of(),
        disturbance ->
            new DeployedFunction(
                tables,
                disturbance,
                ModelledRegion::coldDelivery,
                region -> {
                  var history = new MarketHistory(tables);
                  history.checkDelivered("a Region", region.topic().delivered(), true);
                  return history.violations();
                }),
        CallFailure::unavailable);
  }
}
