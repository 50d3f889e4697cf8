package dev.weir.samples;

import dev.weir.events.market.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The literal definitions of the figures: the use of each limit. */
final class NaiveLimitUse {

  private final MarketReference reference;
  private final Map<String, MarketInstrument> instruments = new HashMap<>();
  private final Map<String, List<MarketPosition>> positions = new HashMap<>();
  private final Map<String, Tick> latest = new HashMap<>();

  NaiveLimitUse(MarketReference reference) {
    this.reference = reference;
    reference.instruments().forEach(each -> instruments.put(each.symbol(), each));
    for (var each : reference.positions()) {
      positions.computeIfAbsent(each.portfolio(), _ -> new ArrayList<>()).add(each);
    }
  }

  void mark(Tick tick) {
    latest.put(tick.symbol(), tick);
  }

  /** Returns the share of each limit that is used, by portfolio and limit. */
  Map<String, Map<String, Double>> used() {
    var used = new HashMap<String, Map<String, Double>>();
    reference.limits().forEach(limits -> used.put(limits.portfolio(), used(limits)));
    return used;
  }

  private Map<String, Double> used(MarketLimits limits) {
    var gross = 0.0;
    var net = 0.0;
    var unrealised = 0.0;
    var largest = 0.0;
    var days = new double[reference.instruments().getFirst().returns().size()];
    for (var position : positions.get(limits.portfolio())) {
      var unit = unit(position);
      var value = unit * latest.get(position.symbol()).price().orElseThrow().doubleValue();
      gross += Math.abs(value);
      net += value;
      unrealised += value - unit * position.averageCost().doubleValue();
      largest = Math.max(largest, Math.abs(value));
      var returns = instruments.get(position.symbol()).returns();
      for (var day = 0; day < days.length; day++) {
        days[day] += value * returns.get(day).doubleValue();
      }
    }
    var used = new HashMap<String, Double>();
    var worst = Arrays.stream(days).sorted().map(profit -> -profit).toArray();
    var tail = (int) Math.ceil(0.025 * worst.length);
    put(used, "gross", gross, limits.gross());
    put(used, "net", Math.abs(net), limits.net());
    put(
        used,
        "valueAtRisk",
        worst[worst.length - (int) Math.ceil(0.99 * worst.length)],
        limits.valueAtRisk());
    put(
        used,
        "expectedShortfall",
        Arrays.stream(worst, 0, tail).sum() / tail,
        limits.expectedShortfall());
    put(used, "singleName", largest / gross, limits.singleName());
    put(used, "dailyLoss", -unrealised, limits.dailyLoss());
    return used;
  }

  private static void put(
      Map<String, Double> used, String limit, double value, Optional<BigDecimal> most) {
    most.ifPresent(found -> used.put(limit, value / found.doubleValue()));
  }

  private double unit(MarketPosition position) {
    var instrument = instruments.get(position.symbol());
    return position.quantity().doubleValue()
        * instrument.multiplier().doubleValue()
        * reference.fx().get(instrument.currency()).doubleValue();
  }
}
