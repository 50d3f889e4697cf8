package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.market.Collar;
import dev.weir.market.Mark;
import dev.weir.market.ReceivedMark;
import dev.weir.market.RegisterFold;
import dev.weir.verification.fakes.Disturbance;
import dev.weir.verification.fakes.ShardRecords;
import dev.weir.verification.simulation.HandlerVerification;
import dev.weir.verification.simulation.ShardModel;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each function alone, in every way of delivery; what comes before it is there already. */
class MarketHandlerVerificationTest {

  private static final int TICKS = 12;

  private final List<Tick> ticks = new ArrayList<>();
  private Collar collar;

  private SmallMarket market(long seed) {
    var random = new SplittableRandom(seed);
    var market = new SmallMarket(random, true);
    for (var i = 0; i < TICKS; i++) {
      // Now and then one that came before: sent again, or late.
      var again = i > 0 && random.nextInt(5) == 0;
      ticks.add(again ? ticks.get(random.nextInt(ticks.size())) : market.nextTick());
    }
    collar = market.collar();
    return market;
  }

  /** Tables as the marks function leaves them. */
  private MarketTables withMarks(MarketTables tables) {
    var marks = tables.marks().from(Disturbance.NONE);
    for (var tick : ticks) {
      var fold = new RegisterFold(marks.read(tick.symbol(), tick.venue()), collar);
      fold.take(
          new ReceivedMark(
              Marks.of(tick),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              tick.occurredAt(),
              "us-east-1"));
      if (fold.isChanged()) {
        marks.replace(fold.after());
      }
    }
    return tables;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void marks_come_to_the_same_end_in_every_way_of_delivery(long seed) {
    var reference = market(seed).referenceSet();
    var shard = new ShardModel<TickRecord>(0, BigInteger.valueOf(95));
    ticks.forEach(tick -> shard.put(new TickRecord(tick, SmallMarket.START), 1));
    var expected = withMarks(MarketTables.empty(1)).marks().all();
    assertThat(
            HandlerVerification.verifyHandler(
                shard,
                disturbance -> {
                  var tables = MarketTables.empty(1);
                  tables.references().load(reference, SmallMarket.START);
                  return new DeployedFunction(
                      tables,
                      disturbance,
                      ModelledRegion::coldMarks,
                      region -> marksViolations(tables, region, expected));
                }))
        .isEmpty();
  }

  private List<String> marksViolations(
      MarketTables tables, ModelledRegion region, List<Mark> expected) {
    var violations = new ArrayList<String>();
    if (!tables.marks().all().equals(expected)) {
      violations.add("marks are " + tables.marks().all() + ", not " + expected);
    }
    var feed = region.feeds().all().values().iterator().next().state();
    if (feed.ticks() != TICKS || feed.repeated() != TICKS - ticks.stream().distinct().count()) {
      violations.add("ticks=%d repeated=%d".formatted(feed.ticks(), feed.repeated()));
    }
    return violations;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void decisions_come_to_the_same_end_in_every_way_of_delivery(long seed) {
    var market = market(seed);
    var reference = market.referenceSet();
    BiFunction<MarketTables, Disturbance, DeployedFunction> deploy =
        (tables, disturbance) ->
            new DeployedFunction(
                tables,
                disturbance,
                ModelledRegion::coldRisk,
                _ -> {
                  var history = new MarketHistory(tables);
                  history.checkVersions();
                  history.checkFigures(ModelledRegion.STALE);
                  return history.violations();
                });
    Supplier<MarketTables> fresh =
        () -> {
          var tables = withMarks(MarketTables.empty(1));
          tables.references().load(reference, SmallMarket.START);
          return tables;
        };
    var shard = fresh.get().marks().changes().getFirst();
    assertThat(
            HandlerVerification.verifyHandler(
                shard, List.of(), disturbance -> deploy.apply(fresh.get(), disturbance)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_is_delivered_is_the_same_in_every_way_of_delivery(long seed) {
    var market = market(seed);
    var tables = withMarks(MarketTables.empty(1));
    tables.references().load(market.referenceSet(), SmallMarket.START);
    var risk =
        new DeployedFunction(tables, Disturbance.NONE, ModelledRegion::coldRisk, _ -> List.of())
            .coldStart();
    var marks = tables.marks().changes().getFirst();
    IntStream.range(0, marks.size()).forEach(i -> risk.invoke(marks.event(i, i + 1)));
    ShardRecords decisions = tables.risks().changes().getFirst();
    assertThat(
            HandlerVerification.verifyHandler(
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
                        })))
        .isEmpty();
  }
}
