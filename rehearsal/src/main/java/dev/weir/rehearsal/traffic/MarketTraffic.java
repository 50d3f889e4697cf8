package dev.weir.rehearsal.traffic;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.producer.LineRecord;
import dev.weir.samples.SteadyTicks;
import java.time.Instant;

/** Ticks of the sample market, with their symbol as the key. */
final class MarketTraffic implements BaselineTraffic {

  private final SteadyTicks ticks;

  MarketTraffic(long seed) {
    ticks = new SteadyTicks(seed, SampleMarket.prices());
  }

  @Override
  public LineRecord usual(Instant at) {
    return record(ticks.next(at));
  }

  @Override
  public LineRecord ofKey(int number, Instant at) {
    return record(ticks.next(number, at));
  }

  @Override
  public String key(int number) {
    return ticks.symbol(number);
  }

  private static LineRecord record(Tick tick) {
    return new LineRecord(TickJson.write(tick), 1, tick.symbol());
  }

  @Override
  public LineRecord unreadable(Instant at) {
    return new LineRecord(ticks.unreadable(at), 1);
  }
}
