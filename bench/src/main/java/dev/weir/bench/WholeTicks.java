package dev.weir.bench;

import dev.weir.engine.StreamHandler;
import dev.weir.market.Regions;
import dev.weir.market.marks.MarksHandler;
import dev.weir.market.marks.MarksPorts;
import dev.weir.market.marks.MarksSettings;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.testkit.CallDisturbance;
import dev.weir.verification.fakes.FakeFeedStore;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.market.MarketTables;
import java.util.Map;

/** The function for market marks. */
final class WholeTicks extends InMemoryFunction {

  private MarketTables tables = MarketTables.empty(1);

  @Override
  StreamHandler create(FakeQuarantine itsQuarantine) {
    tables = MarketTables.empty(1);
    return new MarksHandler(
        MarksSettings.of(Map.of(Regions.REGION, "us-east-1", Regions.ALL, "us-east-1,us-east-2")),
        new MarksPorts(
            _ -> "1",
            _ -> HashKeyRange.whole(),
            tables.marks().from(CallDisturbance.NONE),
            tables.marks().pulsesFrom(CallDisturbance.NONE),
            new FakeFeedStore(CallDisturbance.NONE),
            tables.references().from(CallDisturbance.NONE),
            itsQuarantine,
            _ -> {},
            Concurrency.oneByOne()));
  }

  @Override
  String stored() {
    return "marks=%,d".formatted(tables.marks().all().size());
  }
}
