package dev.weir.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A register that two Regions receive from a feed each, with ticks of several sessions and epochs,
 * corrections and cancels: neither the order of arrival nor the feed nor the Region decides which
 * tick is the mark.
 */
class ArrivalOrderTest {

  private static final Instant AT = Instant.parse("2026-11-29T06:00:00Z");
  private static final InstrumentRules ANY_PRICE =
      InstrumentRules.of(new Collar(new BigDecimal("1000"), BigDecimal.ZERO, false));

  /** Returns a venue's ticks, in its order. */
  private static List<Mark> venue(Draw draw) {
    var ticks = new ArrayList<Mark>();
    var session = 1;
    var epoch = 0L;
    var sequence = 0L;
    for (var left = draw.integer(1, 40); left > 0; left--) {
      if (draw.integer(0, 9) == 0) {
        epoch += draw.integer(1, (int) RegisterFold.MAX_EPOCH_STEP / 50);
        sequence = 0;
      }
      if (draw.integer(0, 14) == 0) {
        session++;
        epoch = draw.of(0L, epoch);
        sequence = 0;
      }
      sequence += draw.integer(1, 3);
      var amended = sequence > 1 && draw.integer(0, 4) == 0 ? draw.integer(1L, sequence - 1) : 0L;
      var trade = Rank.of("2026-11-0" + session, amended == 0 ? sequence : amended);
      var rank =
          new Rank(
              0,
              trade.sessionOrder(),
              trade.session(),
              epoch,
              trade.sequence(),
              amended == 0 ? 0 : sequence);
      var isCancel = amended > 0 && draw.flag();
      ticks.add(
          new Mark(
              "CL",
              "XNYM",
              rank,
              isCancel
                  ? Optional.empty()
                  : Optional.of(BigDecimal.valueOf(draw.integer(100, 10_000), 2)),
              AT.plusSeconds(ticks.size())));
    }
    return ticks;
  }

  /** Returns the ticks in any order, each from one feed or both, some repeatedly. */
  private static List<ReceivedMark> arrivals(List<Mark> ticks, Draw draw) {
    var arrivals = new ArrayList<ReceivedMark>();
    for (var tick : ticks) {
      for (var times = draw.integer(1, 3); times > 0; times--) {
        var region = draw.of("us-east-1", "us-east-2");
        arrivals.add(draw.integer(0, arrivals.size()), received(tick, region));
      }
    }
    return arrivals;
  }

  private static ReceivedMark received(Mark tick, String region) {
    return new ReceivedMark(
        tick, Optional.empty(), Optional.empty(), Optional.empty(), AT.plusSeconds(1_000), region);
  }

  private static Register register(List<ReceivedMark> arrivals) {
    var register = Register.none("CL", "XNYM");
    for (var arrival : arrivals) {
      var fold = RegisterFold.of(register, ANY_PRICE).take(arrival).after();
      register = fold.isChanged() ? fold.next() : register;
    }
    return register;
  }

  @Test
  void the_mark_is_the_newest_tick_whichever_came_first_from_whichever_feed() {
    Property.holds(
        draw -> {
          var ticks = venue(draw);
          var newest = ticks.stream().max(Mark.ORDER);
          for (var orders = 0; orders < 3; orders++) {
            assertThat(register(arrivals(ticks, draw)).mark()).isEqualTo(newest);
          }
        });
  }

  @Test
  void a_register_has_the_same_state_after_it_was_stored_between_any_two_ticks() {
    Property.holds(
        draw -> {
          var register = Register.none("CL", "XNYM");
          for (var arrival : arrivals(venue(draw), draw)) {
            var fold = RegisterFold.of(register, ANY_PRICE).take(arrival).after();
            register = fold.isChanged() ? fold.next() : register;
            assertThat(RegisterFields.read(RegisterFields.write(register))).isEqualTo(register);
          }
        });
  }
}
