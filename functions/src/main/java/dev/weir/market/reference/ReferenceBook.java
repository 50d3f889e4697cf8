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

  /** Before anything was loaded: no portfolios, all venues open, all collars the default. */
  public static ReferenceBook empty() {
    return new ReferenceBook(
        0, new ReferenceSet(List.of(), Map.of(), List.of(), Map.of(), List.of()));
  }

  /** Of a version's content that does not age. */
  public ReferenceBook(long version, ReferenceSet set) {
    this(version, set, Instant.MAX);
  }

  /** Of a version's content, loaded at a time. */
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

  /** From 1; each load is one more. */
  public long version() {
    return version;
  }

  /** All portfolios, in the order of their names. */
  public Set<String> portfolios() {
    return holdings.keySet();
  }

  /** What a portfolio holds; nothing where it is not known. */
  public List<Holding> holdings(String portfolio) {
    return holdings.getOrDefault(portfolio, List.of());
  }

  /** Whose marks a portfolio's figures rest on: its instruments, and its currencies' rates. */
  public SortedSet<String> symbols(String portfolio) {
    return symbols.getOrDefault(portfolio, Collections.emptySortedSet());
  }

  /** The portfolios that hold an instrument, or something in the currency whose rate it is. */
  public Collection<String> holders(String symbol) {
    return holders.getOrDefault(symbol, Set.of());
  }

  /** By what the ticks of an instrument are judged. Before anything is loaded, all are held. */
  public InstrumentRules rules(String symbol) {
    var isHeld = version == 0 || holders.containsKey(symbol);
    return new InstrumentRules(collar(symbol), units(symbol), isHeld);
  }

  /** In which units an instrument's prices are. */
  public PriceUnits units(String symbol) {
    return units.getOrDefault(symbol, PriceUnits.ONE);
  }

  /** What a portfolio may have; no limits where none were given. */
  public Limits limits(String portfolio) {
    return limits.getOrDefault(portfolio, Limits.NONE);
  }

  /** Whether a venue keeps hours; if not, it is always open. */
  public boolean keepsHours(String venue) {
    return sessions.containsKey(venue);
  }

  /** The session of a venue that is open at a time, if one is. */
  public Optional<SessionHours> openSession(String venue, Instant at) {
    return sessionsOf(venue).filter(session -> session.isOpenAt(at)).findFirst();
  }

  private static String key(Optional<String> symbol, Optional<String> venue) {
    return symbol.orElse("") + '@' + venue.orElse("");
  }

  /** How old a mark may be: what is declared for symbol and venue, the symbol, or the venue. */
  public Optional<Duration> maxAge(String symbol, String venue) {
    var ofSymbol = Optional.of(symbol);
    var ofVenue = Optional.of(venue);
    return Optional.ofNullable(ages.get(key(ofSymbol, ofVenue)))
        .or(() -> Optional.ofNullable(ages.get(key(ofSymbol, Optional.empty()))))
        .or(() -> Optional.ofNullable(ages.get(key(Optional.empty(), ofVenue))));
  }

  /** What is done about what is not known. */
  public Policy policy() {
    return policy;
  }

  /** When they were loaded. */
  public Instant loadedAt() {
    return loadedAt;
  }

  /** When the last declared session of a venue ends; empty where none is declared. */
  public Optional<Instant> lastClosing(String venue) {
    return sessionsOf(venue).map(SessionHours::closesAt).max(Comparator.naturalOrder());
  }

  /** How far an instrument's price may move without being confirmed. */
  public Collar collar(String symbol) {
    return collars.of(symbol);
  }

  /**
   * From when on a session of a venue can be: its declared opening, the earliest if there are
   * several; else what its name says, see {@link SessionName}; else empty.
   */
  public Optional<Instant> sessionFrom(String venue, String session) {
    var declared = openings.getOrDefault(venue, Map.of()).get(session);
    return declared != null ? Optional.of(declared) : SessionName.startOf(session);
  }

  private Stream<SessionHours> sessionsOf(String venue) {
    return sessions.getOrDefault(venue, List.of()).stream();
  }
}
