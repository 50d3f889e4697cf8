package dev.weir.market.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.property.Property;
import dev.weir.samples.NaivePosition;
import dev.weir.samples.NaiveRisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PortfolioRiskTest {

  private static final double CENT = 0.01;

  private static Holding holding(String symbol, double quantity, double... returns) {
    return new Holding(symbol, quantity, 90, 1, 1, returns);
  }

  private static List<Holding> random(RandomGenerator random, int positions, int days) {
    var holdings = new ArrayList<Holding>();
    for (var i = 0; i < positions; i++) {
      holdings.add(
          new Holding(
              "S" + i,
              random.nextInt(-10_000, 10_000),
              random.nextDouble(1, 500),
              random.nextBoolean() ? 1 : 50,
              random.nextDouble(0.005, 2),
              random.doubles(days, -0.2, 0.2).toArray()));
    }
    return holdings;
  }

  private static NaiveRisk naive(List<Holding> holdings, double[] prices) {
    var positions = new ArrayList<NaivePosition>();
    for (var i = 0; i < prices.length; i++) {
      var holding = holdings.get(i);
      var unit = holding.quantity() * holding.multiplier() * holding.currency().fixed();
      var value = unit * prices[i];
      positions.add(
          new NaivePosition(
              value,
              unit * holding.averageCost(),
              Arrays.stream(holding.returns()).map(move -> value * move).toArray()));
    }
    return new NaiveRisk(positions);
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Test
  void marks_one_by_one_in_any_order_give_the_bits_of_a_full_revaluation() {
    Property.holds(
        200,
        draw -> {
          var seed = draw.seed();
          var random = random(seed);
          var holdings = random(random, random.nextInt(1, 30), random.nextInt(0, 120));
          var prices = new double[holdings.size()];
          Arrays.fill(prices, Double.NaN);
          var incremental = new PortfolioRisk(holdings);
          for (var tick = 0; tick < 200; tick++) {
            var i = random.nextInt(holdings.size());
            prices[i] = random.nextDouble(0.01, 1_000);
            incremental.mark(incremental.indexOf("S" + i), prices[i]);
          }
          var full = new PortfolioRisk(holdings);
          for (var i = holdings.size() - 1; i >= 0; i--) {
            if (!Double.isNaN(prices[i])) {
              full.mark(full.indexOf("S" + i), prices[i]);
            }
          }
          assertThat(incremental.figures()).isEqualTo(full.figures());
          assertThat(incremental.unmarked()).isEqualTo(full.unmarked());
        });
  }

  @Test
  void figures_are_those_of_the_definitions_to_the_cent() {
    Property.holds(
        100,
        draw -> {
          var seed = draw.seed();
          var random = random(seed);
          var days = random.nextInt(1, 600);
          var holdings = random(random, random.nextInt(1, 40), days);
          var prices = random.doubles(holdings.size(), 0.01, 1_000).toArray();
          var risk = new PortfolioRisk(holdings);
          for (var i = 0; i < prices.length; i++) {
            risk.mark(risk.indexOf("S" + i), prices[i]);
          }
          var naive = naive(holdings, prices);
          var figures = risk.figures();
          assertThat(figures.gross() / 1e6).isCloseTo(naive.gross(), within(CENT));
          assertThat(figures.net() / 1e6).isCloseTo(naive.net(), within(CENT));
          assertThat(figures.unrealised() / 1e6).isCloseTo(naive.unrealised(), within(CENT));
          assertThat(figures.valueAtRisk() / 1e6).isCloseTo(naive.valueAtRisk(), within(CENT));
          assertThat(figures.expectedShortfall() / 1e6)
              .isCloseTo(naive.expectedShortfall(), within(CENT));
          assertThat(figures.singleNameShare().doubleValue())
              .isCloseTo(naive.largestShare(), within(1e-9));
        });
  }

  @Test
  void a_long_and_a_short_position_add_up_in_gross_and_offset_in_net() {
    var risk = new PortfolioRisk(List.of(holding("B", -5, 0.1), holding("A", 10, -0.1)));
    risk.mark(risk.indexOf("A"), 100);
    risk.mark(risk.indexOf("B"), 100);
    assertThat(risk.figures())
        .isEqualTo(
            new RiskFigures(
                1_500_000_000,
                500_000_000,
                50_000_000,
                "A",
                1_000_000_000,
                150_000_000,
                150_000_000));
  }

  @Test
  void what_has_no_mark_yet_is_left_out_and_named() {
    var risk = new PortfolioRisk(List.of(holding("A", 10), holding("B", 10)));
    risk.mark(risk.indexOf("B"), 91);
    assertThat(risk.unmarked()).containsExactly("A");
    assertThat(risk.figures().unrealised()).isEqualTo(10_000_000);
  }

  @Test
  void of_a_hundred_days_value_at_risk_is_the_second_worst_and_shortfall_the_mean_of_three() {
    var returns = new double[100];
    returns[7] = -0.5;
    returns[50] = -0.3;
    returns[99] = -0.1;
    var risk = new PortfolioRisk(List.of(holding("A", 1, returns)));
    risk.mark(0, 100);
    // ceil(0.99 * 100) is the 99th smallest loss, so the second greatest.
    assertThat(risk.figures().valueAtRisk()).isEqualTo(30_000_000);
    assertThat(risk.figures().expectedShortfall()).isEqualTo(30_000_000);
  }

  @Test
  void a_symbol_that_is_not_held_has_no_index() {
    var risk = new PortfolioRisk(List.of(holding("A", 1), holding("C", 1)));
    assertThat(risk.indexOf("B")).isNegative();
    assertThat(risk.indexOf("C")).isEqualTo(1);
  }

  @Test
  void a_value_beyond_the_computed_range_is_left_out_and_named_until_it_is_back() {
    var risk = new PortfolioRisk(List.of(holding("A", 1_000_000, 0.1), holding("B", 1, 0.1)));
    risk.mark(1, 50);
    var without = risk.figures();
    risk.mark(0, 100);
    var with = risk.figures();
    risk.mark(0, 1e9);
    assertThat(risk.figures()).isEqualTo(without);
    assertThat(risk.beyond()).containsExactly("A");
    assertThat(risk.unmarked()).isEmpty();
    risk.mark(0, 100);
    assertThat(risk.figures()).isEqualTo(with);
    assertThat(risk.beyond()).isEmpty();
  }

  @Test
  void an_ordinary_position_of_a_large_fund_is_computed_with() {
    var holdings = new ArrayList<Holding>();
    for (var i = 0; i < 500; i++) {
      holdings.add(new Holding("S" + i, 2_000_000, 90, 1, 1, new double[] {-0.02}));
    }
    var risk = new PortfolioRisk(holdings);
    for (var i = 0; i < 500; i++) {
      risk.mark(i, i == 0 ? 3_500 : 100); // 7 billion of 107
    }
    assertThat(risk.beyond()).isEmpty();
    assertThat(risk.figures().gross()).isEqualTo(106_800_000_000L * 1_000_000);
  }

  @Test
  void of_positions_that_are_too_great_together_the_largest_are_left_out_and_named() {
    var holdings = List.of(holding("A", 1e9, 0.1), holding("B", -1e9, 0.1), holding("C", 1e9, 0.1));
    var risk = new PortfolioRisk(holdings);
    risk.mark(0, 300);
    risk.mark(1, 300);
    risk.mark(2, 300);
    assertThat(risk.beyond()).isEmpty();
    risk.mark(2, 301);
    assertThat(risk.beyond()).containsExactly("C");
    assertThat(risk.figures().gross()).isEqualTo(600_000_000_000L * 1_000_000);
    risk.mark(1, 899);
    risk.mark(0, 899);
    assertThat(risk.beyond()).containsExactly("A", "B");
    assertThat(risk.unmarked()).isEmpty();
    assertThat(risk.figures().net()).isEqualTo(301_000_000_000L * 1_000_000);
  }

  @Test
  void a_cost_that_is_too_great_is_not_a_profit() {
    var paid = new Holding("A", 1e9, 1e12, 1, 1, new double[] {0.1});
    var risk = new PortfolioRisk(List.of(paid, holding("B", 10, 0.1)));
    assertThat(risk.unmarked()).containsExactly("A", "B");
    risk.mark(0, 1);
    risk.mark(1, 91);
    assertThat(risk.beyond()).containsExactly("A");
    assertThat(risk.figures().unrealised()).isEqualTo(10_000_000);
  }

  @Test
  void sums_that_pass_a_long_on_the_way_come_back_to_the_bits_of_a_full_revaluation() {
    Property.holds(
        200,
        draw -> {
          var seed = draw.seed();
          var random = random(seed);
          var holdings = random(random, random.nextInt(20, 60), random.nextInt(0, 40));
          var prices = new double[holdings.size()];
          Arrays.fill(prices, Double.NaN);
          var incremental = new PortfolioRisk(holdings);
          for (var tick = 0; tick < 300; tick++) {
            var i = random.nextInt(holdings.size());
            var isHuge = random.nextInt(3) == 0;
            prices[i] = isHuge ? random.nextDouble(1e5, 1e9) : random.nextDouble(0.01, 1_000);
            incremental.mark(incremental.indexOf("S" + i), prices[i]);
            if (tick % 30 == 29) {
              assertIsFullRevaluation(incremental, holdings, prices);
            }
          }
        });
  }

  private static void assertIsFullRevaluation(
      PortfolioRisk incremental, List<Holding> holdings, double[] prices) {
    var full = new PortfolioRisk(holdings);
    for (var i = holdings.size() - 1; i >= 0; i--) {
      if (!Double.isNaN(prices[i])) {
        full.mark(full.indexOf("S" + i), prices[i]);
      }
    }
    assertThat(incremental.figures()).isEqualTo(full.figures());
    assertThat(incremental.beyond()).isEqualTo(full.beyond());
    assertThat(incremental.unmarked()).isEqualTo(full.unmarked());
    assertThat(full.figures().gross()).isBetween(0L, 900_000_000_000L * 1_000_000);
  }

  @Test
  void a_symbol_twice_or_histories_of_different_length_are_refused() {
    assertThatThrownBy(() -> new PortfolioRisk(List.of(holding("A", 1), holding("A", 2))))
        .hasMessage("A is there twice");
    assertThatThrownBy(() -> new PortfolioRisk(List.of(holding("A", 1, 0.1), holding("B", 2))))
        .hasMessage("B has 0 daily returns where A has 1");
  }

  /**
   * Returns holdings in three currencies, of which two have rates that move; some prices may be
   * below zero.
   */
  private static List<Holding> inCurrencies(RandomGenerator random, int positions, int days) {
    var currencies =
        List.of(
            CurrencyRate.fixed(1),
            new CurrencyRate(
                Optional.of("EUR/USD"), 1.1, random.doubles(days, -0.03, 0.03).toArray()),
            new CurrencyRate(
                Optional.of("GBP/USD"), 1.3, random.doubles(days, -0.03, 0.03).toArray()));
    var holdings = new ArrayList<Holding>();
    for (var i = 0; i < positions; i++) {
      var isAbsolute = random.nextBoolean();
      holdings.add(
          new Holding(
              "S" + i,
              random.nextInt(-10_000, 10_000),
              random.nextDouble(1, 500),
              random.nextBoolean() ? 1 : 50,
              currencies.get(random.nextInt(3)),
              random.doubles(days, isAbsolute ? -20 : -0.2, isAbsolute ? 20 : 0.2).toArray(),
              isAbsolute));
    }
    return holdings;
  }

  @Test
  void rates_and_prices_in_any_order_give_the_bits_of_a_full_revaluation() {
    Property.holds(
        200,
        draw -> {
          var random = random(draw.seed());
          var holdings = inCurrencies(random, random.nextInt(1, 20), random.nextInt(1, 60));
          var prices = new double[holdings.size()];
          Arrays.fill(prices, Double.NaN);
          var rates = new HashMap<String, Double>();
          var incremental = new PortfolioRisk(holdings);
          for (var tick = 0; tick < 150; tick++) {
            if (random.nextInt(4) == 0) {
              var symbol = random.nextBoolean() ? "EUR/USD" : "GBP/USD";
              // Occasionally there is none, or it is so large that positions exceed the supported
              // size.
              var rate =
                  switch (random.nextInt(8)) {
                    case 0 -> Double.NaN;
                    case 1 -> 1e6;
                    default -> random.nextDouble(0.5, 2);
                  };
              rates.put(symbol, rate);
              incremental.rate(symbol, rate);
            } else {
              var i = random.nextInt(holdings.size());
              prices[i] = random.nextDouble(-50, 1_000);
              incremental.mark(incremental.indexOf("S" + i), prices[i]);
            }
          }
          var full = new PortfolioRisk(holdings);
          for (var i = 0; i < prices.length; i++) {
            full.mark(full.indexOf("S" + i), prices[i]);
          }
          rates.forEach(full::rate);
          assertThat(incremental.figures()).isEqualTo(full.figures());
          assertThat(incremental.unmarked()).isEqualTo(full.unmarked());
          assertThat(incremental.beyond()).isEqualTo(full.beyond());
        });
  }

  @Test
  void a_position_whose_currency_has_no_rate_is_left_out_and_named_until_it_has_one() {
    var euro = new CurrencyRate(Optional.of("EUR/USD"), 1.1, new double[] {0.5});
    var risk =
        new PortfolioRisk(
            List.of(
                new Holding("A", 10, 90, 1, euro, new double[] {-0.5}, false),
                new Holding("B", 10, 90, 1, CurrencyRate.fixed(1), new double[] {-0.5}, false)));
    risk.mark(0, 100);
    risk.mark(1, 100);
    assertThat(risk.unmarked()).containsExactly("A");
    assertThat(risk.figures().gross()).isEqualTo(1_000_000_000);
    risk.rate("EUR/USD", 1.2);
    assertThat(risk.unmarked()).isEmpty();
    assertThat(risk.figures().gross()).isEqualTo(2_200_000_000L);
    // 1200 (1 - 0.5) (1 + 0.5) is 900: a loss of 300, and 500 of B.
    assertThat(risk.figures().valueAtRisk()).isEqualTo(800_000_000);
    risk.rate("EUR/USD", -1);
    assertThat(risk.unmarked()).containsExactly("A");
  }
}
