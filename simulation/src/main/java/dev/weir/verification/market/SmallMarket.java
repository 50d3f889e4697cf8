package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Collar;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.CurrencyMoves;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.reference.SessionHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A market that is small enough for thousands of worlds, with everything that makes a difference:
 * symbols at one or two venues, portfolios that share them, tight limits, sessions, reference data
 * that change.
 */
final class SmallMarket {

  static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

  private static final List<String> CURRENCIES = List.of("USD", "EUR");
  private static final String RATE = "EUR/USD";
  private static final int DAYS = 6;

  private final RandomGenerator random;
  private final List<String> symbols;
  // Includes those of rates, if they are ticks.
  private final List<String> traded;
  private final List<String> venues;
  private final List<String> portfolios;
  private final Map<String, Long> sequences = new HashMap<>();
  private final Collar collar;
  private Instant now = START;
  private int session = 3;
  private long epoch;

  /**
   * Creates a market with prices from 50 to 150: in a third of the markets some steps must be
   * confirmed.
   */
  SmallMarket(RandomGenerator random, boolean hasRates) {
    this(random, random.nextInt(3) > 0, hasRates);
  }

  /**
   * Creates a market.
   *
   * @param isWide whether no step must be confirmed
   * @param hasRates whether exchange rates are ticks too
   */
  SmallMarket(RandomGenerator random, boolean isWide, boolean hasRates) {
    this.random = random;
    collar = new Collar(new BigDecimal(isWide ? "3" : "0.6"), BigDecimal.ZERO, false);
    symbols = List.of("ACME", "BOLT", "COLA", "DUNE").subList(0, 2 + random.nextInt(3));
    traded = hasRates ? joined(symbols, RATE) : symbols;
    venues = List.of("XNAS", "XLON").subList(0, 1 + random.nextInt(2));
    portfolios = List.of("alpha", "beta", "gamma", "delta").subList(0, 2 + random.nextInt(3));
  }

  /**
   * Returns the next tick of the market; occasionally after a long pause, in another session, or
   * after the venue has restarted its sequences.
   */
  Tick nextTick() {
    now = now.plusSeconds(random.nextInt(12) == 0 ? 40 : random.nextInt(5));
    switch (random.nextInt(25)) {
      case 0 -> {
        session++;
        epoch = 0;
      }
      case 1 -> epoch++;
      default -> {}
    }
    var symbol = any(traded);
    var venue = any(venues);
    return trade(symbol, venue, sequence(symbol, venue));
  }

  private static List<String> joined(List<String> some, String one) {
    return Stream.concat(some.stream(), Stream.of(one)).toList();
  }

  private long sequence(String symbol, String venue) {
    return sequences.merge(symbol + venue + session + "/" + epoch, 1L, Long::sum);
  }

  private Tick trade(String symbol, String venue, long sequence) {
    return new Tick(
            symbol,
            venue,
            "2026-11-23-" + session,
            sequence,
            price(symbol, 50, 150),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            now)
        .inEpoch(epoch);
  }

  /** Returns whether no step of prices is so large that it must be confirmed. */
  boolean isWide() {
    return collar.share().compareTo(new BigDecimal("2")) > 0;
  }

  Collar collar() {
    return collar;
  }

  /**
   * Returns the ticks that a mistaken feed makes of one: far off in price, in the sequence, in the
   * epoch, or in several of these.
   */
  List<Tick> mistaken(Tick tick) {
    var price = random.nextBoolean() ? new BigDecimal("9999") : tick.price().orElseThrow();
    var ahead = List.of(1L, 1_000L, 8_000_000_000L).get(random.nextInt(3));
    var restarts = List.of(0L, 0L, 1L, 900L).get(random.nextInt(4));
    var count = 1 + random.nextInt(3);
    var ticks = new ArrayList<Tick>();
    for (var i = 0; i < count; i++) {
      ticks.add(
          numbered(tick, tick.sequence() + ahead + i, price, now).inEpoch(tick.epoch() + restarts));
    }
    return ticks;
  }

  /**
   * Returns ticks that agree, of the present session, with the feed's next numbers: twice as many
   * as confirm each other, because the first three may confirm a mistake that waited, and one more.
   */
  List<Tick> settling(String symbol, String venue) {
    now = now.plusSeconds(70); // later than any mistaken time
    var ticks = new ArrayList<Tick>();
    var price = price(symbol, 90, 100);
    for (var i = 0; i < 7; i++) {
      now = now.plusSeconds(2);
      ticks.add(numbered(trade(symbol, venue, 1), sequence(symbol, venue), price, now));
    }
    return ticks;
  }

  private static Tick numbered(Tick like, long sequence, BigDecimal price, Instant at) {
    return new Tick(
            like.symbol(),
            like.venue(),
            like.session(),
            sequence,
            price,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            at)
        .inEpoch(like.epoch());
  }

  /** Returns other reference data; each version differs. */
  ReferenceSet referenceSet() {
    var instruments = symbols.stream().map(this::instrument).toList();
    var positions = new ArrayList<PortfolioPosition>();
    for (var portfolio : portfolios) {
      for (var symbol : symbols) {
        if (random.nextInt(3) > 0) {
          positions.add(
              new PortfolioPosition(portfolio, symbol, decimal(-80, 120), decimal(80, 120)));
        }
      }
    }
    var limits = new HashMap<String, Limits>();
    portfolios.forEach(portfolio -> limits.put(portfolio, limits()));
    return new ReferenceSet(
        instruments,
        Map.of("USD", BigDecimal.ONE, "EUR", new BigDecimal("1.08")),
        positions,
        limits,
        hours(),
        List.of(new CollarRule(Optional.empty(), Optional.empty(), collar)),
        Policy.DEFAULT,
        List.of(),
        rates(),
        List.of());
  }

  private List<CurrencyMoves> rates() {
    return traded.contains(RATE)
        ? List.of(
            new CurrencyMoves(
                "EUR", Optional.of(RATE), random.doubles(DAYS, -0.03, 0.03).toArray()))
        : List.of();
  }

  private Instrument instrument(String symbol) {
    var returns = random.doubles(DAYS, -0.05, 0.05).toArray();
    return new Instrument(
        symbol, symbol, "equity", any(CURRENCIES), new BigDecimal(1 + random.nextInt(2)), returns);
  }

  private Limits limits() {
    var most = new EnumMap<Limit, BigDecimal>(Limit.class);
    put(Limit.GROSS, decimal(8_000, 30_000), most);
    put(Limit.NET, decimal(2_000, 10_000), most);
    put(Limit.VALUE_AT_RISK, decimal(200, 900), most);
    put(Limit.EXPECTED_SHORTFALL, decimal(200, 900), most);
    put(Limit.SINGLE_NAME, new BigDecimal("0.7"), most);
    put(Limit.DAILY_LOSS, decimal(100, 3_000), most);
    return new Limits(most);
  }

  private void put(Limit limit, BigDecimal value, Map<Limit, BigDecimal> most) {
    if (random.nextBoolean()) {
      most.put(limit, value);
    }
  }

  // One venue has hours, and is closed for a while.
  private List<SessionHours> hours() {
    var closesAt = START.plusSeconds(30 + random.nextInt(60));
    var opensAt = closesAt.plusSeconds(1 + random.nextInt(30));
    return random.nextBoolean()
        ? List.of()
        : List.of(
            new SessionHours("XNAS", "morning", START.minus(Duration.ofHours(1)), closesAt),
            new SessionHours("XNAS", "evening", opensAt, opensAt.plus(Duration.ofHours(1))));
  }

  /** For a rate, a hundredth: a currency is worth about one of another. */
  private BigDecimal price(String symbol, int from, int to) {
    return symbol.equals(RATE) ? decimal(from, to).movePointLeft(2) : decimal(from, to);
  }

  private BigDecimal decimal(int from, int to) {
    return BigDecimal.valueOf(random.nextLong(from * 100L, to * 100L + 1), 2);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
