package dev.weir.market.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The risk of one portfolio at the latest marks. A changed mark is applied without visiting the
 * other positions, and a changed rate without visiting those in other currencies; the figures
 * nevertheless equal those of a full revaluation, to the last digit.
 *
 * <p>Sums are of longs, and exact while the portfolio's size does not exceed 900 billion units of
 * the base currency. A position's size is the greater of the absolute values of its value and its
 * cost; a portfolio's is their sum. If it is larger, the largest positions are left out of the
 * figures. The sums themselves may overflow a long temporarily without harm, because longs wrap
 * around.
 *
 * <p>Not thread-safe.
 */
public final class PortfolioRisk {

  private final Holding[] holdings;
  // The given price of each position; NaN while there is none.
  private final double[] prices;
  private final double[] rates;
  // Positions by the symbol of their currency's rate.
  private final Map<String, List<Integer>> byRate;
  // Each position's contribution to the sums.
  private final PositionPart[] parts;
  // The simulated profit or loss of each day of history, over all positions.
  private final long[] days;
  private long gross;
  private long net;
  private long cost;
  // Of the positions that are in the sums.
  private final Sizes sizes;
  // Each of these alone exceeds the supported size.
  private final boolean[] beyond;

  /**
   * A position's part of the sums, in micros.
   *
   * @param price the price at which it was added; NaN if it is in no sum
   */
  private record PositionPart(double price, double rate, long value, long cost) {
    static final PositionPart NONE = new PositionPart(Double.NaN, Double.NaN, 0, 0);

    boolean isIn() {
      return !Double.isNaN(price);
    }

    long size() {
      return Math.max(Math.abs(value), Math.abs(cost));
    }
  }

  /**
   * Creates a portfolio without any mark.
   *
   * @param holdings one per symbol, each with the same number of daily returns
   * @throws IllegalArgumentException if a symbol occurs twice, or histories differ in length
   */
  public PortfolioRisk(List<Holding> holdings) {
    this.holdings =
        holdings.stream().sorted(Comparator.comparing(Holding::symbol)).toArray(Holding[]::new);
    prices = new double[this.holdings.length];
    Arrays.fill(prices, Double.NaN);
    rates = Arrays.stream(this.holdings).mapToDouble(each -> each.currency().initial()).toArray();
    byRate =
        IntStream.range(0, this.holdings.length)
            .boxed()
            .filter(i -> this.holdings[i].currency().symbol().isPresent())
            .collect(Collectors.groupingBy(i -> this.holdings[i].currency().symbol().get()));
    parts = new PositionPart[this.holdings.length];
    Arrays.fill(parts, PositionPart.NONE);
    beyond = new boolean[this.holdings.length];
    sizes = new Sizes(this.holdings.length);
    days = new long[this.holdings.length == 0 ? 0 : this.holdings[0].returns().length];
    for (var i = 0; i < this.holdings.length; i++) {
      check(i);
    }
  }

  /** Creates an independent copy with the same positions and prices. */
  public PortfolioRisk(PortfolioRisk other) {
    holdings = other.holdings;
    byRate = other.byRate;
    prices = other.prices.clone();
    rates = other.rates.clone();
    parts = other.parts.clone();
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

  /** Returns the index of a symbol's position; negative if it is not held. */
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
   * Applies a price. Positions that alone exceed the supported size are left out of the figures, as
   * are the largest of those that do so together, and are named by {@link #beyond()}: which ones
   * depends only on their prices, not on the order in which these came.
   *
   * @param index from {@link #indexOf}
   * @param price NaN if there is no longer one: the position is then as if it had never had one
   */
  public void mark(int index, double price) {
    prices[index] = price;
    revalue(index);
  }

  /**
   * Applies a currency's rate: all positions in it are revalued.
   *
   * @param symbol the symbol whose mark is the rate, see {@link CurrencyRate#symbol}; ignored if it
   *     is not a rate
   * @param rate in the base currency; NaN if there is no longer one
   */
  public void rate(String symbol, double rate) {
    for (var index : byRate.getOrDefault(symbol, List.of())) {
      rates[index] = rate;
      revalue(index);
    }
  }

  private void revalue(int index) {
    remove(index);
    var price = prices[index];
    var rate = rates[index];
    var isMarked = !Double.isNaN(price) && CurrencyRate.isRate(rate);
    beyond[index] = isMarked && !isWithin(holdings[index], price, rate);
    if (isMarked && !beyond[index]) {
      add(index, price, rate);
    }
  }

  private static boolean isWithin(Holding holding, double price, double rate) {
    return Sizes.isWithin(holding.value(price, rate))
        && Sizes.isWithin(holding.cost(rate))
        && Sizes.isWithin(holding.worstOfDays(price, rate));
  }

  private void add(int index, double price, double rate) {
    var holding = holdings[index];
    var part =
        new PositionPart(
            price, rate, Micros.of(holding.value(price, rate)), Micros.of(holding.cost(rate)));
    parts[index] = part;
    include(index, part, 1);
    sizes.set(index, Math.max(part.size(), Micros.of(holding.worstOfDays(price, rate))));
  }

  private void remove(int index) {
    var part = parts[index];
    if (part.isIn()) {
      include(index, part, -1);
      parts[index] = PositionPart.NONE;
      sizes.set(index, 0);
    }
  }

  private void include(int index, PositionPart part, int sign) {
    var holding = holdings[index];
    var exposure = holding.exposure(part.price, part.rate);
    var value = holding.value(part.price, part.rate);
    for (var day = 0; day < days.length; day++) {
      days[day] += sign * Micros.of(holding.profit(day, exposure, value));
    }
    gross += sign * Math.abs(part.value);
    net += sign * part.value;
    cost += sign * part.cost;
  }

  /** Returns the figures at the current marks. */
  public RiskFigures figures() {
    return sizes.areWithin() ? sums() : without(sizes.beyond()).sums();
  }

  /** Returns the same portfolio at the same prices, without marks of some positions. */
  private PortfolioRisk without(BitSet leftOut) {
    var rest = new PortfolioRisk(this);
    leftOut.stream().forEach(rest::remove);
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
        largest < 0 ? 0 : Math.abs(parts[largest].value),
        tail.valueAtRisk(),
        tail.expectedShortfall());
  }

  // Of equal ones the first by symbol.
  private int largest() {
    var largest = -1;
    var most = 0L;
    for (var i = 0; i < parts.length; i++) {
      if (Math.abs(parts[i].value) > most) {
        most = Math.abs(parts[i].value);
        largest = i;
      }
    }
    return largest;
  }

  /** Returns the symbols that exceed the supported size: the figures leave them out. */
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

  /**
   * Returns the symbols that have no mark, or whose currency has none: the figures leave them out.
   */
  public List<String> unmarked() {
    var symbols = new ArrayList<String>();
    for (var i = 0; i < holdings.length; i++) {
      if (!parts[i].isIn() && !beyond[i]) {
        symbols.add(holdings[i].symbol());
      }
    }
    return symbols;
  }
}
