package dev.weir.market.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The risk of one portfolio at the latest marks. A mark that moves is taken in without looking at
 * the other positions; the figures are those of a full revaluation all the same, to the last digit.
 *
 * <p>Sums are of longs, and exact while the portfolio's size is no more than 900 thousand million
 * units of the base currency. A position's size is the greater of its value and of what was paid
 * for it, each without its sign; a portfolio's is their sum. While it is greater, the largest
 * positions are left out of the figures. The sums themselves may pass a long meanwhile and come
 * back without harm, because longs wrap around.
 *
 * <p>Not safe for several threads.
 */
public final class PortfolioRisk {

  private final Holding[] holdings;
  private final double[] prices;
  // Of each position, in micros; 0 while it has no mark.
  private final long[] values;
  private final long[] costs;
  // The simulated profit or loss of each day of history, over all positions.
  private final long[] days;
  private long gross;
  private long net;
  private long cost;
  // Of those that are in the sums.
  private final Sizes sizes;
  // Each of these alone is greater than what is computed with.
  private final boolean[] beyond;

  /**
   * A portfolio without any mark.
   *
   * @param holdings a symbol each, with as many daily returns each
   * @throws IllegalArgumentException if a symbol is there twice, or histories differ in length
   */
  public PortfolioRisk(List<Holding> holdings) {
    this.holdings =
        holdings.stream().sorted(Comparator.comparing(Holding::symbol)).toArray(Holding[]::new);
    prices = new double[this.holdings.length];
    Arrays.fill(prices, Double.NaN);
    beyond = new boolean[this.holdings.length];
    sizes = new Sizes(this.holdings.length);
    values = new long[this.holdings.length];
    costs = new long[this.holdings.length];
    days = new long[this.holdings.length == 0 ? 0 : this.holdings[0].returns().length];
    for (var i = 0; i < this.holdings.length; i++) {
      check(i);
      costs[i] = Micros.of(this.holdings[i].cost());
    }
  }

  /** The same positions at the same prices, which goes on by itself. */
  public PortfolioRisk(PortfolioRisk other) {
    holdings = other.holdings;
    costs = other.costs;
    prices = other.prices.clone();
    values = other.values.clone();
    days = other.days.clone();
    beyond = other.beyond.clone();
    sizes = new Sizes(other.sizes);
    gross = other.gross;
    net = other.net;
    cost = other.cost;
  }

  private void check(int index) {
    var holding = holdings[index];
    if (holding.returns().length != days.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d daily returns where %s has %d",
              holding.symbol(),
              holding.returns().length,
              holdings[0].symbol(),
              days.length));
    }
    if (index > 0 && holdings[index - 1].symbol().equals(holding.symbol())) {
      throw new IllegalArgumentException(holding.symbol() + " is there twice");
    }
  }

  /** Where a symbol is held; negative where it is not. */
  public int indexOf(String symbol) {
    var low = 0;
    var high = holdings.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = holdings[middle].symbol().compareTo(symbol);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * Takes in a price. A position that alone is greater than what is computed with, and of several
   * that are so together the largest, are left out of the figures, and named by {@link #beyond()}:
   * which ones are, depends on their prices alone, not on the order in which these came.
   *
   * @param index as {@link #indexOf} gives it
   */
  public void mark(int index, double price) {
    var holding = holdings[index];
    beyond[index] =
        !(Sizes.isWithin(holding.value(price))
            && Sizes.isWithin(holding.cost())
            && Sizes.isWithin(holding.worstOfDays()));
    revalue(index, beyond[index] ? Double.NaN : price);
  }

  /**
   * Takes a price out: the position is as one that never had one.
   *
   * @param index as {@link #indexOf} gives it
   */
  public void unmark(int index) {
    beyond[index] = false;
    revalue(index, Double.NaN);
  }

  private void revalue(int index, double price) {
    var holding = holdings[index];
    var before = exposureOf(holding, prices[index]);
    var exposure = exposureOf(holding, price);
    var returns = holding.returns();
    for (var day = 0; day < days.length; day++) {
      days[day] += Micros.of(exposure * returns[day]) - Micros.of(before * returns[day]);
    }
    var after = Double.isNaN(price) ? 0 : holding.value(price);
    var value = Micros.of(after);
    cost += costOf(index, price) - costOf(index, prices[index]);
    gross += Math.abs(value) - Math.abs(values[index]);
    net += value - values[index];
    values[index] = value;
    prices[index] = price;
    var size = Math.max(Math.abs(value), Math.abs(costOf(index, price)));
    var ofDays = Double.isNaN(price) ? 0 : Micros.of(holding.worstOfDays());
    sizes.set(index, Math.max(size, ofDays));
  }

  private static double exposureOf(Holding holding, double price) {
    return Double.isNaN(price) ? 0 : holding.exposure(price);
  }

  private long costOf(int index, double price) {
    return Double.isNaN(price) ? 0 : costs[index];
  }

  /** The figures at the marks so far. */
  public RiskFigures figures() {
    return sizes.areWithin() ? sums() : without(sizes.beyond()).sums();
  }

  /** The same portfolio at the same prices, without marks of some positions. */
  private PortfolioRisk without(BitSet leftOut) {
    var rest = new PortfolioRisk(Arrays.asList(holdings));
    for (var i = 0; i < prices.length; i++) {
      if (!Double.isNaN(prices[i]) && !leftOut.get(i)) {
        rest.mark(i, prices[i]);
      }
    }
    return rest;
  }

  private RiskFigures sums() {
    var largest = largest();
    var tail = new Tail(days);
    return new RiskFigures(
        gross,
        net,
        net - cost,
        largest < 0 ? "" : holdings[largest].symbol(),
        largest < 0 ? 0 : Math.abs(values[largest]),
        tail.valueAtRisk(),
        tail.expectedShortfall());
  }

  // Of equal ones the first by symbol.
  private int largest() {
    var largest = -1;
    var most = 0L;
    for (var i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > most) {
        most = Math.abs(values[i]);
        largest = i;
      }
    }
    return largest;
  }

  /** Symbols that are too great to be computed with: the figures leave them out. */
  public List<String> beyond() {
    var leftOut = sizes.beyond();
    var symbols = new ArrayList<String>();
    for (var i = 0; i < holdings.length; i++) {
      if (beyond[i] || leftOut.get(i)) {
        symbols.add(holdings[i].symbol());
      }
    }
    return symbols;
  }

  /** Symbols that have no mark yet: the figures leave them out. */
  public List<String> unmarked() {
    var symbols = new ArrayList<String>();
    for (var i = 0; i < holdings.length; i++) {
      if (Double.isNaN(prices[i]) && !beyond[i]) {
        symbols.add(holdings[i].symbol());
      }
    }
    return symbols;
  }
}
