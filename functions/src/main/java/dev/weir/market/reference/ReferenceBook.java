package dev.weir.market.reference;

import dev.weir.market.Collar;
import dev.weir.market.InstrumentRules;
import dev.weir.market.PriceUnits;
import dev.weir.market.SessionName;
import dev.weir.market.exposure.CurrencyRate;
import dev.weir.market.exposure.Holding;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference data of a version, looked up by portfolio, symbol and venue. */
public final class ReferenceBook {

  private final long version;
  private final Map<String, List<Holding>> holdings = new TreeMap<>();
  private final Map<String, SortedSet<String>> symbols = new HashMap<>();
  private final Map<String, Set<String>> holders = new HashMap<>();
  private final Map<String, PriceUnits> units;
  private final Map<String, Limits> limits;
  private final Map<String, List<SessionHours>> sessions;
  private final Map<String, Map<String, Instant>> openings = new HashMap<>();
  private final Collars collars;
  private final Policy policy;
  private final Instant loadedAt;
  private final Map<String, Duration> ages = new HashMap<>();

  /**
   * Returns the state before anything is loaded: no portfolios, all venues open, default collars.
   */
  public static ReferenceBook empty() {
    return new ReferenceBook(
        0, new ReferenceSet(List.of(), Map.of(), List.of(), Map.of(), List.of()));
  }

  /** Creates a book of a version's content that does not age. */
  public ReferenceBook(long version, ReferenceSet set) {
    this(version, set, Instant.MAX);
  }

  /** Creates a book of a version's content, loaded at a time. */
  public ReferenceBook(long version, ReferenceSet set, Instant loadedAt) {
    this.version = version;
    this.loadedAt = loadedAt;
    policy = set.policy();
    set.ages().forEach(age -> ages.put(key(age.symbol(), age.venue()), age.most()));
    limits = set.limits();
    collars = Collars.of(set);
    for (var hours : set.sessions()) {
      openings
          .computeIfAbsent(hours.venue(), _ -> new HashMap<>())
          .merge(hours.session(), hours.opensAt(), (a, b) -> a.isBefore(b) ? a : b);
    }
    sessions = set.sessions().stream().collect(Collectors.groupingBy(SessionHours::venue));
    units =
        set.actions().stream()
            .collect(
                Collectors.groupingBy(
                    CorporateAction::symbol,
                    Collectors.mapping(
                        CorporateAction::change,
                        Collectors.collectingAndThen(Collectors.toList(), PriceUnits::new))));
    var currencies = currencies(set);
    var instruments =
        set.instruments().stream().collect(Collectors.toMap(Instrument::symbol, each -> each));
    for (var position : set.positions()) {
      var instrument = instruments.get(position.symbol());
      var currency = currencies.get(instrument.currency());
      holdings
          .computeIfAbsent(position.portfolio(), _ -> new ArrayList<>())
          .add(holding(position, instrument, currency));
      addHolder(position.symbol(), position.portfolio());
      currency.symbol().ifPresent(symbol -> addHolder(symbol, position.portfolio()));
    }
  }

  private void addHolder(String symbol, String portfolio) {
    holders.computeIfAbsent(symbol, _ -> new LinkedHashSet<>()).add(portfolio);
    symbols.computeIfAbsent(portfolio, _ -> new TreeSet<>()).add(symbol);
  }

  private static Map<String, CurrencyRate> currencies(ReferenceSet set) {
    var currencies = new HashMap<String, CurrencyRate>();
    set.fx()
        .forEach(
            (currency, rate) -> currencies.put(currency, CurrencyRate.fixed(rate.doubleValue())));
    for (var moves : set.currencies()) {
      currencies.computeIfPresent(
          moves.currency(),
          (_, rate) -> new CurrencyRate(moves.symbol(), rate.fixed(), moves.returns()));
    }
    return currencies;
  }

  private Holding holding(
      PortfolioPosition position, Instrument instrument, CurrencyRate currency) {
    return new Holding(
        position.symbol(),
        position.quantity().doubleValue(),
        position.averageCost().doubleValue(),
        instrument.multiplier().doubleValue(),
        currency,
        instrument.returns(),
        collars.of(position.symbol()).allowsBelowZero());
  }

  /** Returns the version, from 1, one more with each load. */
  public long version() {
    return version;
  }

  /** Returns all portfolios, in the order of their names. */
  public Set<String> portfolios() {
    return holdings.keySet();
  }

  /** Returns the holdings of a portfolio; none if it is unknown. */
  public List<Holding> holdings(String portfolio) {
    return holdings.getOrDefault(portfolio, List.of());
  }

  /**
   * Returns the symbols whose marks a portfolio's figures are based on: those of its instruments
   * and of its currencies' rates.
   */
  public SortedSet<String> symbols(String portfolio) {
    return symbols.getOrDefault(portfolio, Collections.emptySortedSet());
  }

  /**
   * Returns the portfolios that hold an instrument, or an instrument in the currency whose rate it
   * is.
   */
  public Collection<String> holders(String symbol) {
    return holders.getOrDefault(symbol, Set.of());
  }

  /** Returns the rules for an instrument's ticks. Before anything is loaded, all count as held. */
  public InstrumentRules rules(String symbol) {
    var isHeld = version == 0 || holders.containsKey(symbol);
    return new InstrumentRules(collar(symbol), units(symbol), isHeld);
  }

  public PriceUnits units(String symbol) {
    return units.getOrDefault(symbol, PriceUnits.ONE);
  }

  /** Returns a portfolio's limits; none if none were given. */
  public Limits limits(String portfolio) {
    return limits.getOrDefault(portfolio, Limits.NONE);
  }

  /** Whether a venue has opening hours; if not, it is always open. */
  public boolean keepsHours(String venue) {
    return sessions.containsKey(venue);
  }

  /** Returns the session of a venue that is open at a time, if any. */
  public Optional<SessionHours> openSession(String venue, Instant at) {
    return sessionsOf(venue).filter(session -> session.isOpenAt(at)).findFirst();
  }

  private static String key(Optional<String> symbol, Optional<String> venue) {
    return symbol.orElse("") + '@' + venue.orElse("");
  }

  /**
   * Returns the maximum age of a mark: as declared for symbol and venue, the symbol, or the venue.
   */
  public Optional<Duration> maxAge(String symbol, String venue) {
    var ofSymbol = Optional.of(symbol);
    var ofVenue = Optional.of(venue);
    return Optional.ofNullable(ages.get(key(ofSymbol, ofVenue)))
        .or(() -> Optional.ofNullable(ages.get(key(ofSymbol, Optional.empty()))))
        .or(() -> Optional.ofNullable(ages.get(key(Optional.empty(), ofVenue))));
  }

  /** Returns the responses to missing or doubtful data. */
  public Policy policy() {
    return policy;
  }

  /** Returns when the data were loaded. */
  public Instant loadedAt() {
    return loadedAt;
  }

  /** Returns when the last declared session of a venue ends; empty if none is declared. */
  public Optional<Instant> lastClosing(String venue) {
    return sessionsOf(venue).map(SessionHours::closesAt).max(Comparator.naturalOrder());
  }

  /** Returns how far an instrument's price may move without confirmation. */
  public Collar collar(String symbol) {
    return collars.of(symbol);
  }

  /**
   * Returns the earliest start of a venue's session: its declared opening, the earliest if there
   * are several; otherwise the time in its name, see {@link SessionName}; otherwise empty.
   */
  public Optional<Instant> sessionFrom(String venue, String session) {
    var declared = openings.getOrDefault(venue, Map.of()).get(session);
    return declared != null ? Optional.of(declared) : SessionName.startOf(session);
  }

  private Stream<SessionHours> sessionsOf(String venue) {
    return sessions.getOrDefault(venue, List.of()).stream();
  }
}
