package dev.weir.samples;

import dev.weir.events.market.Tick;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;

/**
 * A synthetic market: instruments in several currencies with correlated returns, portfolios with
 * limits, and the ticks of two Regions' feeds. In the middle the market crashes, which breaks some
 * limits, and recovers in part; before that no portfolio uses more than 70 % of a limit, once each
 * of its positions has a price.
 *
 * <p>The first ticks are one of each listing, an instrument on a venue; with fewer ticks than
 * {@link #listings()} some have none. Then all listings continue, the more active ones more often.
 * One venue has a second session in the afternoon, if there are enough ticks.
 *
 * <p>Ticks are generated one by one while they are read: memory depends only on the number of
 * instruments.
 *
 * @param seed the same parameters give the same files and ticks, byte for byte
 * @param start the time of the first tick; to the second
 * @param instruments every third of them is listed on a second venue too
 * @param days of history of each instrument
 * @param portfolios the first has a handful of positions, the last 500, or all instruments if these
 *     are fewer
 * @param tickCount the total number of ticks that the venues report, including those that the feeds
 *     omit, excluding duplicates
 * @param ticksPerSecond in feed time: the times of ticks increase by its inverse, in whole
 *     microseconds
 * @param crashes whether the market crashes
 * @param faults whether the feeds have gaps and duplicates, and differ in their order
 */
public record MarketSample(
    long seed,
    Instant start,
    int instruments,
    int days,
    int portfolios,
    int tickCount,
    int ticksPerSecond,
    boolean crashes,
    boolean faults) {

  /** One in this many instruments is listed on a second venue. */
  static final int SECOND_LISTING_EVERY = 3;

  private static final int USUAL_INSTRUMENTS = 300;
  private static final int USUAL_DAYS = 500;
  private static final int USUAL_PORTFOLIOS = 20;
  private static final int MAX_INSTRUMENTS = 10_000;
  private static final int MAX_PER_SECOND = 1_000_000;
  private static final long MICROS = 1_000_000;
  private static final Duration OPEN_AFTER_LAST = Duration.ofHours(1);

  public MarketSample {
    Objects.requireNonNull(start, "start");
    start = start.truncatedTo(ChronoUnit.SECONDS);
    require(
        instruments >= 1 && instruments <= MAX_INSTRUMENTS, "There can be 1 to 10,000 instruments");
    require(days >= 1, "Returns need a day of history");
    require(portfolios >= 1, "There must be a portfolio");
    require(tickCount >= 1, "There must be a tick");
    require(
        ticksPerSecond >= 1 && ticksPerSecond <= MAX_PER_SECOND,
        "A second can have 1 to 1,000,000 ticks");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns 300 instruments, 500 days and 20 portfolios, with a crash and with faults. */
  public static MarketSample of(long seed, Instant start, int tickCount, int ticksPerSecond) {
    return new MarketSample(
        seed,
        start,
        USUAL_INSTRUMENTS,
        USUAL_DAYS,
        USUAL_PORTFOLIOS,
        tickCount,
        ticksPerSecond,
        true,
        true);
  }

  /** Returns a market of another size. */
  public MarketSample ofSize(int otherInstruments, int otherDays, int otherPortfolios) {
    return new MarketSample(
        seed,
        start,
        otherInstruments,
        otherDays,
        otherPortfolios,
        tickCount,
        ticksPerSecond,
        crashes,
        faults);
  }

  /** Returns the same market without a crash. */
  public MarketSample withoutCrash() {
    return new MarketSample(
        seed, start, instruments, days, portfolios, tickCount, ticksPerSecond, false, faults);
  }

  /** Returns the same market with both feeds complete and in the order of time. */
  public MarketSample withoutFaults() {
    return new MarketSample(
        seed, start, instruments, days, portfolios, tickCount, ticksPerSecond, crashes, false);
  }

  /**
   * Returns instruments, exchange rates (the base currency is the dollar), positions, limits,
   * sessions.
   */
  public MarketReference reference() {
    var assets = MarketAssets.of(this);
    var book = new MarketPortfolios(this, assets);
    var fx = new HashMap<String, BigDecimal>(Map.of("USD", BigDecimal.ONE));
    assets.forEach(asset -> fx.put(asset.instrument().currency(), asset.venue().rate()));
    return new MarketReference(
        assets.stream().map(MarketAsset::instrument).toList(),
        fx,
        book.positions(),
        book.limits(),
        sessions(assets));
  }

  private List<MarketSession> sessions(List<MarketAsset> assets) {
    var rounds = rounds(assets);
    var noon = start.plus(timeOf(rounds.noon()));
    var end = start.plus(length()).plus(OPEN_AFTER_LAST);
    var sessions = new ArrayList<MarketSession>();
    for (var venue : MarketVenue.values()) {
      var hasAfternoon = venue == MarketVenue.XTKS && rounds.haveAfternoon();
      if (!venue.isAlwaysOpen()) {
        var closes = hasAfternoon ? noon : end;
        sessions.add(new MarketSession(venue.name(), session(venue, false), start, closes));
      }
      if (hasAfternoon) {
        sessions.add(new MarketSession(venue.name(), session(venue, true), noon, end));
      }
    }
    return sessions;
  }

  private MarketRounds rounds(List<MarketAsset> assets) {
    return MarketRounds.of(this, MarketListing.of(this, assets));
  }

  /**
   * Returns all ticks that the venues report, in the order of their times. Each call generates them
   * again.
   */
  public Stream<Tick> ticks() {
    return stream(union());
  }

  private Iterator<Tick> union() {
    return new MarketTicks(this, rounds(MarketAssets.of(this)));
  }

  /**
   * Returns the ticks of a feed in its order: ticks of a symbol in the order of their times, except
   * for duplicates. Each call generates them again.
   */
  public Stream<Tick> ticks(MarketFeed feed) {
    return stream(new MarketFeedTicks(union(), gaps(feed), random(feed.name()), faults));
  }

  private static Stream<Tick> stream(Iterator<Tick> ticks) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(ticks, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Returns the gaps of a feed: at most one for an instrument on a venue. */
  public List<MarketGap> gaps(MarketFeed feed) {
    return plan().of(feed);
  }

  /** Returns the ticks that reach no Region: the overlaps of one feed's gaps and the other's. */
  public List<MarketGap> gapsOfBoth() {
    return plan().both();
  }

  private MarketGaps plan() {
    return MarketGaps.of(this, rounds(MarketAssets.of(this)));
  }

  /**
   * Returns the final marks, by {@code SYMBOL@VENUE}: the last tick of each listing, which each
   * feed contains. Iterates over all ticks.
   */
  public Map<String, Tick> finalMarks() {
    var last = new TreeMap<String, Tick>();
    ticks().forEach(tick -> last.put(tick.symbol() + "@" + tick.venue(), tick));
    return last;
  }

  /** Returns when the crash begins and ends, relative to {@link #start}. */
  public MarketCrash crash() {
    return MarketCrash.within(length(), crashes);
  }

  /** Returns the duration from the first tick to one tick after the last. */
  public Duration length() {
    return timeOf(tickCount);
  }

  /** Returns the total number of instruments over all venues. */
  public int listings() {
    return listings(instruments);
  }

  private static int listings(int instruments) {
    return instruments + (instruments + SECOND_LISTING_EVERY - 1) / SECOND_LISTING_EVERY;
  }

  /** Returns when a tick is reported, relative to the start. */
  Duration timeOf(long tick) {
    return Duration.of(tick * MICROS / ticksPerSecond, ChronoUnit.MICROS);
  }

  /** Returns a name from the date of the start; the order of names is that of the sessions. */
  String session(MarketVenue venue, boolean isAfternoon) {
    var date = start.atZone(ZoneOffset.UTC).toLocalDate();
    if (venue != MarketVenue.XTKS) {
      return date.toString();
    }
    return date + (isAfternoon ? "-2" : "-1");
  }

  /**
   * Returns a separate random generator for a purpose, so that more of one thing does not change
   * another.
   */
  Random random(String purpose) {
    var hash = new CRC32();
    hash.update(purpose.getBytes(StandardCharsets.UTF_8));
    return new Random(Habits.mixed(seed + Habits.mixed(hash.getValue())));
  }
}
