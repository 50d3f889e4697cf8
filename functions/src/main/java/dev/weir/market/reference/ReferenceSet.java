package dev.weir.market.reference;

import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All reference data of a version. They are complete: each position's instrument is included, with
 * the rate of its currency.
 *
 * @param fx the value of one unit of a currency in the base currency
 * @param limits by portfolio; one without any is not limited
 * @param sessions of the venues with opening hours; others are always open
 * @param collars how far prices may move without confirmation
 * @param policy the responses to missing or doubtful data
 * @param ages the maximum ages of marks
 * @param currencies how rates move
 * @param actions splits and similar corporate actions
 */
public record ReferenceSet(
    List<Instrument> instruments,
    Map<String, BigDecimal> fx,
    List<PortfolioPosition> positions,
    Map<String, Limits> limits,
    List<SessionHours> sessions,
    List<CollarRule> collars,
    Policy policy,
    List<AgeRule> ages,
    List<CurrencyMoves> currencies,
    List<CorporateAction> actions) {

  /**
   * The maximum number of a portfolio's positions: the latest mark of each has to fit into an item
   * of 400 KB together with the decision, whatever the names are.
   */
  public static final int MAX_POSITIONS = 3_000;

  /**
   * The number of daily returns required by a limit on value at risk or expected shortfall: at 99
   * %, one day in a hundred. A set with fewer is refused when loaded.
   */
  public static final int MIN_RETURNS = 100;

  /**
   * Validates that it is complete.
   *
   * @throws IllegalArgumentException naming all problems
   */
  public ReferenceSet {
    instruments = List.copyOf(instruments);
    fx = Map.copyOf(fx);
    positions = List.copyOf(positions);
    limits = Map.copyOf(limits);
    sessions = List.copyOf(sessions);
    collars = List.copyOf(collars);
    ages = List.copyOf(ages);
    currencies = List.copyOf(currencies);
    actions = List.copyOf(actions);
    var problems = problems(instruments, fx, positions);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Creates a set with constant rates and without corporate actions. */
  public ReferenceSet(
      List<Instrument> instruments,
      Map<String, BigDecimal> fx,
      List<PortfolioPosition> positions,
      Map<String, Limits> limits,
      List<SessionHours> sessions,
      List<CollarRule> collars,
      Policy policy,
      List<AgeRule> ages) {
    this(instruments, fx, positions, limits, sessions, collars, policy, ages, List.of(), List.of());
  }

  /** Creates a set with the default collars. */
  public ReferenceSet(
      List<Instrument> instruments,
      Map<String, BigDecimal> fx,
      List<PortfolioPosition> positions,
      Map<String, Limits> limits,
      List<SessionHours> sessions) {
    this(instruments, fx, positions, limits, sessions, List.of(), Policy.DEFAULT, List.of());
  }

  /** Creates a set with the default policy. */
  public ReferenceSet(
      List<Instrument> instruments,
      Map<String, BigDecimal> fx,
      List<PortfolioPosition> positions,
      Map<String, Limits> limits,
      List<SessionHours> sessions,
      List<CollarRule> collars) {
    this(instruments, fx, positions, limits, sessions, collars, Policy.DEFAULT, List.of());
  }

  private static List<String> problems(
      List<Instrument> instruments, Map<String, BigDecimal> fx, List<PortfolioPosition> positions) {
    var problems = new ArrayList<String>();
    var symbols = new HashSet<String>();
    for (var instrument : instruments) {
      if (!symbols.add(instrument.symbol())) {
        problems.add("instrument " + instrument.symbol() + " is there twice");
      }
      if (!fx.containsKey(instrument.currency())) {
        problems.add(
            "instrument %s is in %s, which has no rate"
                .formatted(instrument.symbol(), instrument.currency()));
      }
      if (instrument.returns().length != instruments.getFirst().returns().length) {
        problems.add("instrument " + instrument.symbol() + " has another number of returns");
      }
    }
    checkPositions(positions, symbols, problems);
    return problems;
  }

  private static void checkPositions(
      List<PortfolioPosition> positions, HashSet<String> symbols, List<String> problems) {
    var held = new HashMap<String, HashSet<String>>();
    for (var position : positions) {
      var portfolio = held.computeIfAbsent(position.portfolio(), _ -> new HashSet<>());
      if (!symbols.contains(position.symbol())) {
        problems.add("position in %s, which is not an instrument".formatted(position.symbol()));
      }
      if (!portfolio.add(position.symbol())) {
        problems.add("%s holds %s twice".formatted(position.portfolio(), position.symbol()));
      }
    }
    held.forEach(
        (portfolio, all) -> {
          if (all.size() > MAX_POSITIONS) {
            problems.add(
                String.format(
                    Locale.ROOT,
                    "%s has %,d positions; at most %,d can be",
                    portfolio,
                    all.size(),
                    MAX_POSITIONS));
          }
        });
  }
}
