package dev.weir.verification.market;

import dev.weir.market.Mark;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.LimitUse;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.CurrencyMoves;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.risk.decide.Decision;
import dev.weir.samples.NaivePosition;
import dev.weir.samples.NaiveRisk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Implements the definitions literally a second time, over all positions and all marks: a
 * portfolio's figures, its stale marks and positions without a mark. It is slow, and independent of
 * the code that it judges.
 */
public final class NaivePortfolio {

  private final String name;
  private final ReferenceSet reference;
  private final List<PortfolioPosition> positions;
  private final List<Mark> marks;
  private final Map<String, Instrument> instruments = new HashMap<>();
  private final Map<String, CurrencyMoves> currencies = new HashMap<>();
  private final Map<String, Optional<Double>> prices = new HashMap<>();

  /**
   * Creates a recomputation.
   *
   * @param allMarks the newest of each register, of all symbols
   */
  public NaivePortfolio(String name, ReferenceSet reference, List<Mark> allMarks) {
    this.name = name;
    this.reference = reference;
    positions =
        reference.positions().stream().filter(each -> each.portfolio().equals(name)).toList();
    reference.instruments().forEach(each -> instruments.put(each.symbol(), each));
    reference.currencies().forEach(each -> currencies.put(each.currency(), each));
    marks =
        allMarks.stream()
            .filter(mark -> positions.stream().anyMatch(each -> restsOn(each, mark.symbol())))
            .toList();
    positions.forEach(each -> prices.put(each.symbol(), price(each.symbol(), marks)));
  }

  private Optional<CurrencyMoves> moves(PortfolioPosition position) {
    return Optional.ofNullable(currencies.get(instruments.get(position.symbol()).currency()));
  }

  private Optional<String> rateSymbol(PortfolioPosition position) {
    return moves(position).flatMap(CurrencyMoves::symbol);
  }

  private boolean restsOn(PortfolioPosition position, String symbol) {
    return position.symbol().equals(symbol)
        || rateSymbol(position).filter(symbol::equals).isPresent();
  }

  /** Returns the marks that it uses. */
  List<Mark> marks() {
    return marks;
  }

  private static Optional<Mark> pricing(String symbol, List<Mark> marks) {
    return marks.stream()
        .filter(mark -> mark.symbol().equals(symbol) && mark.price().isPresent())
        .max(Comparator.comparing(Mark::occurredAt).thenComparing(Mark::venue));
  }

  private static Optional<Double> price(String symbol, List<Mark> marks) {
    return pricing(symbol, marks).map(mark -> mark.price().orElseThrow().doubleValue());
  }

  private List<Mark> pricing() {
    return positions.stream()
        .flatMap(each -> Stream.concat(Stream.of(each.symbol()), rateSymbol(each).stream()))
        .distinct()
        .flatMap(symbol -> pricing(symbol, marks).stream())
        .toList();
  }

  private Optional<Double> price(PortfolioPosition position) {
    return rate(position).flatMap(_ -> prices.get(position.symbol()));
  }

  private Optional<Double> rate(PortfolioPosition position) {
    var symbol = rateSymbol(position);
    var currency = instruments.get(position.symbol()).currency();
    return symbol.isPresent()
        ? price(symbol.get(), marks)
        : Optional.of(reference.fx().get(currency).doubleValue());
  }

  /** Returns the figures of the positions that have a price. */
  public NaiveRisk figures() {
    return new NaiveRisk(
        positions.stream().flatMap(position -> priced(position).stream()).toList());
  }

  private Optional<NaivePosition> priced(PortfolioPosition position) {
    return price(position).map(price -> priced(position, price));
  }

  private NaivePosition priced(PortfolioPosition position, double price) {
    var instrument = instruments.get(position.symbol());
    var unit =
        position.quantity().doubleValue()
            * instrument.multiplier().doubleValue()
            * rate(position).orElseThrow();
    var below = isBelowZero(position.symbol());
    var shocks = moves(position).map(CurrencyMoves::returns).orElse(new double[0]);
    var profits = new double[instrument.returns().length];
    for (var day = 0; day < profits.length; day++) {
      var move = instrument.returns()[day];
      var after = below ? price + move : price * (1 + move);
      var shock = shocks.length == 0 ? 0 : shocks[day];
      profits[day] = unit * (after * (1 + shock) - price);
    }
    return new NaivePosition(unit * price, unit * position.averageCost().doubleValue(), profits);
  }

  private boolean isBelowZero(String symbol) {
    var rules = reference.collars();
    return rules.stream()
        .filter(rule -> rule.symbol().equals(Optional.of(symbol)))
        .findFirst()
        .or(
            () ->
                rules.stream()
                    .filter(
                        rule ->
                            rule.assetClass()
                                .equals(Optional.of(instruments.get(symbol).assetClass())))
                    .findFirst())
        .or(
            () ->
                rules.stream()
                    .filter(rule -> rule.symbol().isEmpty() && rule.assetClass().isEmpty())
                    .findFirst())
        .map(rule -> rule.collar().allowsBelowZero())
        .orElse(false);
  }

  List<String> unmarked() {
    return positions.stream()
        .filter(each -> price(each).isEmpty())
        .map(PortfolioPosition::symbol)
        .sorted()
        .toList();
  }

  /** Returns the documented findings, except those that depend on the clock. */
  List<Finding> findings(List<String> stale, List<String> beyond, Instant feedTime) {
    var found = new ArrayList<Finding>();
    add(Cause.UNMARKED, Action.HALT, unmarked(), found);
    add(Cause.BEYOND, Action.HALT, beyond, found);
    var most = reference.limits().getOrDefault(name, Limits.NONE).most().keySet();
    if (most.isEmpty()) {
      found.add(new Finding(Cause.NO_LIMITS, Action.HALT, List.of()));
    }
    var days = reference.instruments().getFirst().returns().length;
    if (!positions.isEmpty()
        && days < 100
        && (most.contains(Limit.VALUE_AT_RISK) || most.contains(Limit.EXPECTED_SHORTFALL))) {
      found.add(new Finding(Cause.SHORT_HISTORY, Action.HALT, List.of()));
    }
    add(Cause.STALE, Action.REDUCE, stale, found);
    var ended =
        pricing().stream()
            .map(Mark::venue)
            .distinct()
            .sorted()
            .filter(venue -> hasEnded(venue, feedTime))
            .toList();
    add(Cause.CALENDAR_ENDED, Action.REDUCE, ended, found);
    return found;
  }

  /** Returns the worst state of limits and findings. */
  LimitState state(Decision decision) {
    var halts = decision.findings().stream().anyMatch(each -> each.action() == Action.HALT);
    var reduces = decision.findings().stream().anyMatch(each -> each.action() == Action.REDUCE);
    var states = decision.limits().uses().stream().map(LimitUse::state).toList();
    if (halts || states.contains(LimitState.HALTED)) {
      return LimitState.HALTED;
    }
    return reduces || states.contains(LimitState.REDUCING)
        ? LimitState.REDUCING
        : LimitState.ACTIVE;
  }

  private static void add(Cause cause, Action action, List<String> names, List<Finding> found) {
    if (!names.isEmpty()) {
      found.add(new Finding(cause, action, names));
    }
  }

  private boolean hasEnded(String venue, Instant feedTime) {
    var hours = reference.sessions().stream().filter(each -> each.venue().equals(venue)).toList();
    return !hours.isEmpty() && hours.stream().noneMatch(each -> feedTime.isBefore(each.closesAt()));
  }

  /** Returns the marks that are stale at a time of the feed. */
  List<String> stale(Duration limit, Optional<Instant> feedTime) {
    return pricing().stream()
        .filter(mark -> isStale(mark, feedTime.orElseThrow(), limit))
        .map(Mark::name)
        .sorted()
        .toList();
  }

  private boolean isStale(Mark mark, Instant feedTime, Duration limit) {
    var hours =
        reference.sessions().stream().filter(each -> each.venue().equals(mark.venue())).toList();
    if (hours.isEmpty()) {
      return feedTime.isAfter(mark.occurredAt().plus(limit));
    }
    return hours.stream()
        .filter(each -> !feedTime.isBefore(each.opensAt()) && feedTime.isBefore(each.closesAt()))
        .anyMatch(
            open ->
                feedTime.isAfter(mark.occurredAt().plus(limit))
                    && feedTime.isAfter(open.opensAt().plus(limit)));
  }
}
