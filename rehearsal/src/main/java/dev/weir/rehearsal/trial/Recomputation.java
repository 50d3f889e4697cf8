package dev.weir.rehearsal.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.market.Mark;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference implementation: computes the definitions over all positions and all marks, as
 * simply as possible, for comparison with the final decisions.
 */
public final class Recomputation {

  private static final double CENT = 0.005;
  private static final double SHARE = 0.000_002;

  private final ReferenceSet reference;
  private final Map<String, Instrument> instruments = new HashMap<>();
  private final Map<String, Mark> prices = new HashMap<>();
  private final Map<String, Mark> marks = new HashMap<>();

  /**
   * Creates a recomputation from all data.
   *
   * @param newest mark of each register
   */
  public Recomputation(ReferenceSet reference, Collection<Mark> newest) {
    this.reference = reference;
    reference.instruments().forEach(each -> instruments.put(each.symbol(), each));
    for (var mark : newest) {
      marks.put(mark.name(), mark);
      prices.merge(mark.symbol(), mark, Recomputation::later);
    }
  }

  private static Mark later(Mark one, Mark other) {
    var times = one.occurredAt().compareTo(other.occurredAt());
    var order = times == 0 ? one.venue().compareTo(other.venue()) : times;
    return order >= 0 ? one : other;
  }

  /** Returns the differences in a decision from the expected one. */
  public List<String> differences(String portfolio, JsonNode decision) {
    var wrong = new ArrayList<String>();
    var gross = 0.0;
    var largest = 0.0;
    var net = 0.0;
    var unrealised = 0.0;
    var profits = new double[reference.instruments().getFirst().returns().length];
    for (var position : reference.positions()) {
      if (!position.portfolio().equals(portfolio) || !prices.containsKey(position.symbol())) {
        continue;
      }
      var unit = unit(position);
      var price = prices.get(position.symbol()).price().orElseThrow().doubleValue();
      var quantity = position.quantity().doubleValue();
      gross += Math.abs(quantity * price * unit);
      largest = Math.max(largest, Math.abs(quantity * price * unit));
      net += quantity * price * unit;
      unrealised += quantity * (price - position.averageCost().doubleValue()) * unit;
      for (var day = 0; day < profits.length; day++) {
        profits[day] += quantity * price * unit * instruments.get(position.symbol()).returns()[day];
      }
    }
    Arrays.sort(profits); // the greatest loss first
    var figures = decision.path("figures");
    compare("gross", gross, figures, wrong);
    compare("net", net, figures, wrong);
    compare("unrealised", unrealised, figures, wrong);
    var days = profits.length;
    compare("valueAtRisk", -profits[days - (int) Math.ceil(0.99 * days)], figures, wrong);
    var tail = Math.ceilDiv(25 * days, 1_000);
    var worst = Arrays.stream(profits).limit(tail).sum();
    compare("expectedShortfall", -worst / tail, figures, wrong);
    compareShare(gross == 0 ? 0 : largest / gross, figures, wrong);
    compareMarks(decision.path("marks"), wrong);
    return wrong;
  }

  private double unit(PortfolioPosition position) {
    var instrument = instruments.get(position.symbol());
    return instrument.multiplier().doubleValue()
        * reference.fx().get(instrument.currency()).doubleValue();
  }

  private static void compare(String name, double wanted, JsonNode figures, List<String> wrong) {
    var found = Double.parseDouble(figures.path(name).asText("NaN"));
    if (!(Math.abs(found - wanted) < CENT)) {
      wrong.add("%s is %.2f and should be %.2f".formatted(name, found, wanted));
    }
  }

  private static void compareShare(double wanted, JsonNode figures, List<String> wrong) {
    var found = Double.parseDouble(figures.path("largestShare").asText("NaN"));
    if (!(Math.abs(found - wanted) < SHARE)) {
      wrong.add("largestShare is %f and should be %f".formatted(found, wanted));
    }
  }

  private void compareMarks(JsonNode used, List<String> wrong) {
    used.properties()
        .forEach(
            mark -> {
              var newest = marks.get(mark.getKey());
              if (newest == null || !newest.tick().equals(mark.getValue().asText())) {
                wrong.add("%s is not the newest tick of %s".formatted(mark, mark.getKey()));
              }
            });
  }
}
