package dev.weir.samples;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;

/**
 * Endless ticks of a venue whose prices hardly move: a feed's normal load. Its session begins with
 * the first tick, and its sequences have no gaps. Not thread-safe.
 */
public final class SteadyTicks {

  /** Several feeds may run at once; more venues would only fill tables. */
  private static final int VENUES = 16;

  private static final double MAX_AWAY = 0.002;
  private static final int DECIMALS = 4;

  private final String venue;
  private final List<String> symbols;
  private final Map<String, BigDecimal> prices;
  private final Map<String, Long> sequences = new HashMap<>();
  private final Random random;
  private Optional<String> session = Optional.empty();

  /**
   * Creates a feed.
   *
   * @param seed the same seed and times give the same ticks; it also determines the venue
   * @param prices around which each symbol's stay, above zero
   */
  public SteadyTicks(long seed, SortedMap<String, BigDecimal> prices) {
    venue = "SAMPLE-" + Math.floorMod(seed, VENUES);
    symbols = new ArrayList<>(prices.keySet());
    this.prices = Map.copyOf(prices);
    random = new Random(seed);
  }

  /** Returns the next tick, of any symbol. */
  public Tick next(Instant at) {
    return next(random.nextInt(symbols.size()), at);
  }

  /**
   * Returns the next tick of a symbol.
   *
   * @param number the same number, the same symbol; from 0
   */
  public Tick next(int number, Instant at) {
    if (session.isEmpty()) {
      session = Optional.of(at.truncatedTo(ChronoUnit.MILLIS).toString());
    }
    var symbol = symbol(number);
    return new Tick(
        symbol,
        venue,
        session.get(),
        sequences.merge(symbol, 1L, Long::sum),
        price(prices.get(symbol)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        at);
  }

  public String symbol(int number) {
    return symbols.get(number % symbols.size());
  }

  private BigDecimal price(BigDecimal around) {
    var factor = 1 + random.nextDouble(-MAX_AWAY, MAX_AWAY);
    return around.multiply(BigDecimal.valueOf(factor)).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** Returns a record that is not a tick: truncated JSON. It uses no sequence. */
  public byte[] unreadable(Instant at) {
    var json =
        TickJson.write(
            new Tick(
                symbol(random.nextInt(symbols.size())),
                venue,
                "none",
                1,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at));
    return Arrays.copyOf(json, json.length / 2);
  }
}
