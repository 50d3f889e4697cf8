package dev.weir.samples;

import dev.weir.events.market.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The use of each limit, from the literal definitions of the figures. */
final class NaiveLimitUse {

  private final MarketReference reference;
  private final Map<String, MarketInstrument> instruments = new HashMap<>();
  private final Map<String, double[]> returns = new HashMap<>();
  private final Map<String, List<MarketPosition>> positions = new HashMap<>();
  private final Map<String, Tick> latest = new HashMap<>();

  NaiveLimitUse(MarketReference reference) {
    this.reference = reference;
    for (var each : reference.instruments()) {
      instruments.put(each.symbol(), each);
      returns.put(
          each.symbol(), each.returns().stream().mapToDouble(BigDecimal::doubleValue).toArray());
    }
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
    var risk = new NaiveRisk(positions.get(limits.portfolio()).stream().map(this::priced).toList());
    var used = new HashMap<String, Double>();
    put(used, "gross", risk.gross(), limits.gross());
    put(used, "net", Math.abs(risk.net()), limits.net());
    put(used, "valueAtRisk", risk.valueAtRisk(), limits.valueAtRisk());
    put(used, "expectedShortfall", risk.expectedShortfall(), limits.expectedShortfall());
    put(used, "singleName", risk.largestShare(), limits.singleName());
    put(used, "dailyLoss", -risk.unrealised(), limits.dailyLoss());
    return used;
  }

  private NaivePosition priced(MarketPosition position) {
    var unit = unit(position);
    var value = unit * latest.get(position.symbol()).price().orElseThrow().doubleValue();
    var profits = returns.get(position.symbol()).clone();
    for (var day = 0; day < profits.length; day++) {
      profits[day] *= value;
    }
    return new NaivePosition(value, unit * position.averageCost().doubleValue(), profits);
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
