package dev.weir.market.risk.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.market.Mark;
import dev.weir.market.Rank;
import dev.weir.market.ReceivedMark;
import dev.weir.market.Register;
import dev.weir.market.RegisterFold;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import dev.weir.market.reference.CorporateAction;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Splits, as docs/market.md defines them. */
class CorporateActionTest {

  private static final Instant AT = Instant.parse("2026-11-23T14:30:00Z");
  private static final String BEFORE = "2026-11-23";
  private static final String AFTER = "2026-11-24";
  private static final double[] RETURNS = {-0.02, 0.01, 0.03};

  private static ReferenceBook book(
      long version, String quantity, String cost, CorporateAction... actions) {
    var set =
        new ReferenceSet(
            List.of(new Instrument("ACME", "", "equity", "USD", BigDecimal.ONE, RETURNS)),
            Map.of("USD", BigDecimal.ONE),
            List.of(
                new PortfolioPosition(
                    "growth", "ACME", new BigDecimal(quantity), new BigDecimal(cost))),
            Map.of("growth", Limits.NONE),
            List.of(),
            List.of(),
            Policy.DEFAULT,
            List.of(),
            List.of(),
            List.of(actions));
    return new ReferenceBook(version, set);
  }

  private static CorporateAction split(long units, long of, boolean isDone) {
    return new CorporateAction("ACME", AFTER, units, of, isDone);
  }

  private static Mark mark(String session, long sequence, String price, int second) {
    return new Mark(
        "ACME", "XNAS", session, sequence, new BigDecimal(price), AT.plusSeconds(second));
  }

  private static long net(ReferenceBook book, Mark... marks) {
    return new Valuation("growth", book, List.of(marks)).figures().net();
  }

  @Test
  void a_split_in_two_leaves_the_value_as_it_was_whichever_comes_first() {
    var old = mark(BEFORE, 7, "60", 0);
    var fresh = mark(AFTER, 1, "30", 1);
    var without = book(1, "101", "55.5");
    var announced = book(2, "101", "55.5", split(2, 1, false));
    var done = book(3, "202", "27.75", split(2, 1, true));
    assertThat(net(without, old)).isEqualTo(6_060_000_000L);
    assertThat(net(announced, old)).isEqualTo(6_060_000_000L);
    assertThat(net(announced, fresh)).isEqualTo(6_060_000_000L);
    assertThat(net(done, old)).isEqualTo(6_060_000_000L);
    assertThat(net(done, fresh)).isEqualTo(6_060_000_000L);
  }

  @Test
  void a_fraction_of_a_unit_is_held_as_such() {
    // 101 shares at 60, three for two: 151.5 at 40.
    var fresh = mark(AFTER, 1, "40", 1);
    assertThat(net(book(1, "101", "55.5", split(3, 2, false)), fresh)).isEqualTo(6_060_000_000L);
    assertThat(net(book(2, "151.5", "37", split(3, 2, true)), fresh)).isEqualTo(6_060_000_000L);
  }

  /**
   * A factor, and a price in both units: a price that is exact in one need not be so in the other.
   */
  private record Units(long units, long of, BigDecimal old, BigDecimal fresh) {

    static Units any(Draw draw) {
      var units = draw.integer(1, 20);
      var of = draw.integer(1, 20);
      var cents = BigDecimal.valueOf(draw.integer(1, 100_000), 2);
      return new Units(
          units == of ? units + 1 : units,
          of,
          cents.multiply(BigDecimal.valueOf(units == of ? units + 1 : units)),
          cents.multiply(BigDecimal.valueOf(of)));
    }
  }

  @Test
  void every_figure_is_that_of_before_in_each_unit_and_at_each_price() {
    Property.holds(
        500,
        draw -> {
          var units = Units.any(draw);
          var quantity = BigDecimal.valueOf(draw.integer(-5_000, 5_000)).multiply(BigDecimal.TEN);
          var cost = BigDecimal.valueOf(draw.integer(1, 900));
          var factor =
              BigDecimal.valueOf(units.units())
                  .divide(BigDecimal.valueOf(units.of()), MathContext.DECIMAL128);
          var plain = book(1, quantity.toPlainString(), cost.toPlainString());
          var announced =
              book(
                  2,
                  quantity.toPlainString(),
                  cost.toPlainString(),
                  split(units.units(), units.of(), false));
          var done =
              book(
                  3,
                  quantity.multiply(factor).toPlainString(),
                  cost.divide(factor, MathContext.DECIMAL128).toPlainString(),
                  split(units.units(), units.of(), true));
          var old = mark(BEFORE, 7, units.old().toPlainString(), 0);
          var fresh = mark(AFTER, 1, units.fresh().toPlainString(), 1);
          var expected = new Valuation("growth", plain, List.of(old)).figures();
          for (var book : List.of(announced, done)) {
            for (var mark : List.of(old, fresh)) {
              var figures = new Valuation("growth", book, List.of(mark)).figures();
              // Doubles of another quantity may round to the next millionth.
              assertThat(figures.net()).isCloseTo(expected.net(), within(1L));
              assertThat(figures.unrealised()).isCloseTo(expected.unrealised(), within(2L));
              assertThat(figures.valueAtRisk()).isCloseTo(expected.valueAtRisk(), within(1L));
            }
          }
        });
  }

  /** Ticks of both sessions: late ones of the first, and a correction of one of its trades. */
  private static List<Mark> ticks() {
    var ticks = new ArrayList<Mark>();
    for (var i = 1; i <= 4; i++) {
      ticks.add(mark(BEFORE, i, "6" + i, i));
      ticks.add(mark(AFTER, i, "30.5" + i, 10 + i));
    }
    var corrected = new Rank(0, Rank.orderOf(BEFORE), BEFORE, 0, 4, 5);
    ticks.add(
        new Mark(
            "ACME", "XNAS", corrected, Optional.of(new BigDecimal("63.5")), AT.plusSeconds(9)));
    return ticks;
  }

  private static Register take(Register register, Mark tick, ReferenceBook book) {
    var fold =
        RegisterFold.of(register, book.rules("ACME"))
            .take(
                new ReceivedMark(
                    tick,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    tick.occurredAt(),
                    "us-east-1"))
            .after();
    return fold.isChanged() ? fold.next() : register;
  }

  @Test
  void ticks_and_the_row_in_any_order_end_at_the_same_mark_and_the_same_value() {
    var without = book(1, "100", "50");
    var announced = book(2, "100", "50", split(2, 1, false));
    Property.holds(
        500,
        draw -> {
          var random = new Random(draw.seed());
          var ticks = new ArrayList<>(ticks());
          Collections.shuffle(ticks, random);
          var loadedBefore = random.nextInt(ticks.size() + 1);
          var register = Register.none("ACME", "XNAS");
          for (var i = 0; i < ticks.size(); i++) {
            register = take(register, ticks.get(i), i < loadedBefore ? without : announced);
          }
          // The next trade ends every wait.
          register = take(register, mark(AFTER, 5, "30.50", 20), announced);
          assertThat(register.mark().orElseThrow().tick()).isEqualTo(AFTER + "/5");
          assertThat(register.candidates()).isEmpty();
          assertThat(net(announced, register.mark().orElseThrow())).isEqualTo(6_100_000_000L);
        });
  }

  @Test
  void a_price_that_halves_with_the_split_is_not_a_jump_and_one_that_does_not_is() {
    var announced = book(2, "100", "50", split(2, 1, false));
    var register = take(Register.none("ACME", "XNAS"), mark(BEFORE, 1, "60", 1), announced);
    var halved = take(register, mark(AFTER, 1, "31", 2), announced);
    assertThat(halved.candidates()).isEmpty();
    assertThat(halved.mark().orElseThrow().session()).isEqualTo(AFTER);
    assertThat(take(register, mark(AFTER, 1, "60", 2), announced).candidates()).hasSize(1);
  }
}
