package dev.weir.market.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.samples.MarketInstrument;
import dev.weir.samples.MarketLimits;
import dev.weir.samples.MarketPosition;
import dev.weir.samples.MarketReference;
import dev.weir.samples.MarketSample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The figures of the sample's portfolios. */
class SampleLimitsTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final MarketSample SAMPLE = MarketSample.of(11, START, 10_000, 500);
  private static final MarketReference REFERENCE = SAMPLE.reference();

  @Test
  void while_the_market_is_quiet_all_portfolios_are_active() {
    var crash = START.plus(SAMPLE.crash().begins());

    for (var uses : usesAt(crash).values()) {
      assertThat(uses)
          .isNotEmpty()
          .allMatch(use -> use.value().compareTo(share("0.7", use.most())) < 0);
      assertThat(Limits.worst(uses)).isEqualTo(LimitState.ACTIVE);
    }
  }

  private static BigDecimal share(String share, BigDecimal of) {
    return of.multiply(new BigDecimal(share));
  }

  @Test
  void at_the_crashs_bottom_some_are_halted_and_some_are_not() {
    var states =
        usesAt(START.plus(SAMPLE.crash().turns())).values().stream()
            .map(Limits::worst)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(states.get(LimitState.HALTED)).isBetween(2L, 15L);
    assertThat(states.get(LimitState.ACTIVE)).isPositive();
  }

  private static Map<String, List<LimitUse>> usesAt(Instant time) {
    var latest = new HashMap<String, Tick>();
    SAMPLE
        .ticks()
        .takeWhile(tick -> tick.occurredAt().isBefore(time))
        .forEach(tick -> latest.put(tick.symbol(), tick));
    return REFERENCE.limits().stream()
        .collect(
            Collectors.toMap(
                MarketLimits::portfolio,
                each -> limits(each).uses(figures(each.portfolio(), latest), Map.of(), true)));
  }

  private static RiskFigures figures(String portfolio, Map<String, Tick> latest) {
    var instruments =
        REFERENCE.instruments().stream()
            .collect(Collectors.toMap(MarketInstrument::symbol, Function.identity()));
    var holdings = new ArrayList<Holding>();
    for (var position : REFERENCE.positions()) {
      if (position.portfolio().equals(portfolio)) {
        holdings.add(holding(position, instruments.get(position.symbol())));
      }
    }
    var risk = new PortfolioRisk(holdings);
    for (var holding : holdings) {
      var price = latest.get(holding.symbol()).price().orElseThrow();
      risk.mark(risk.indexOf(holding.symbol()), price.doubleValue());
    }
    return risk.figures();
  }

  private static Holding holding(MarketPosition position, MarketInstrument instrument) {
    return new Holding(
        position.symbol(),
        position.quantity().doubleValue(),
        position.averageCost().doubleValue(),
        instrument.multiplier().doubleValue(),
        REFERENCE.fx().get(instrument.currency()).doubleValue(),
        instrument.returns().stream().mapToDouble(BigDecimal::doubleValue).toArray());
  }

  private static Limits limits(MarketLimits of) {
    var most = new EnumMap<Limit, BigDecimal>(Limit.class);
    put(Limit.GROSS, of.gross(), most);
    put(Limit.NET, of.net(), most);
    put(Limit.VALUE_AT_RISK, of.valueAtRisk(), most);
    put(Limit.EXPECTED_SHORTFALL, of.expectedShortfall(), most);
    put(Limit.SINGLE_NAME, of.singleName(), most);
    put(Limit.DAILY_LOSS, of.dailyLoss(), most);
    return new Limits(most);
  }

  private static void put(Limit limit, Optional<BigDecimal> value, Map<Limit, BigDecimal> most) {
    value.ifPresent(found -> most.put(limit, found));
  }
}
