package dev.weir.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.Register.Act;
import dev.weir.market.RegisterFold.TickVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegisterFoldTest {

  private static final Instant AT = Instant.parse("2026-11-29T06:00:00Z");
  private static final String TODAY = "2026-11-29";
  private static final Collar WIDE = new Collar(new BigDecimal("100"), BigDecimal.ZERO, false);

  private Register register = Register.none("CL", "XNYM");
  private Collar collar = Collar.DEFAULT;

  private static ReceivedMark tick(Rank rank, String price, int second) {
    return new ReceivedMark(
        new Mark(
            "CL",
            "XNYM",
            rank,
            Optional.of(price).filter(text -> !text.isEmpty()).map(BigDecimal::new),
            AT.plusSeconds(second)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AT.plusSeconds(second),
        "us-east-1");
  }

  private static ReceivedMark tick(String session, long sequence, String price, int second) {
    return tick(Rank.of(session, sequence), price, second);
  }

  private TickVerdict take(ReceivedMark received) {
    var step = RegisterFold.of(register, InstrumentRules.of(collar)).take(received);
    register = step.after().isChanged() ? step.after().next() : register;
    return step.verdict();
  }

  private TickVerdict take(long sequence, String price, int second) {
    return take(tick(TODAY, sequence, price, second));
  }

  private static TickVerdict refused(TickRefusal why) {
    return new TickVerdict.RefusedTick(why);
  }

  private String price() {
    return register.mark().flatMap(Mark::price).map(BigDecimal::toPlainString).orElse("none");
  }

  @Test
  void a_price_outside_the_collar_waits_until_three_sequences_agree() {
    take(1, "100", 1);
    assertThat(take(2, "110", 2)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(3, "150", 3)).isEqualTo(refused(TickRefusal.PRICE_BEYOND));
    assertThat(take(4, "151", 4)).isEqualTo(refused(TickRefusal.PRICE_BEYOND));
    assertThat(price()).isEqualTo("110");
    assertThat(take(5, "149", 5)).isInstanceOf(TickVerdict.Confirmed.class);
    assertThat(price()).isEqualTo("149");
    assertThat(register.candidates()).isEmpty();
  }

  @Test
  void the_same_tick_from_both_feeds_or_twice_counts_once() {
    take(1, "100", 1);
    take(2, "150", 2);
    for (var i = 0; i < 9; i++) {
      assertThat(take(2, "150", 2)).isEqualTo(refused(TickRefusal.PRICE_BEYOND));
    }
    take(3, "150", 3);
    assertThat(price()).isEqualTo("100");
    assertThat(register.candidates()).hasSize(2);
  }

  @Test
  void ticks_that_do_not_agree_confirm_nothing() {
    take(1, "100", 1);
    take(2, "150", 2);
    take(3, "300", 3);
    take(4, "600", 4);
    assertThat(price()).isEqualTo("100");
    assertThat(take(5, "101", 5)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(register.candidates()).isEmpty();
  }

  @Test
  void at_most_eight_wait_and_the_first_gives_its_place() {
    take(1, "100", 1);
    for (var i = 0; i < 12; i++) {
      take(2L + i, Long.toString(1_000L << i), 2);
    }
    assertThat(register.candidates()).hasSize(Register.MAX_CANDIDATES);
    assertThat(register.candidates().getFirst().received().mark().sequence()).isEqualTo(6);
  }

  @Test
  void a_sequence_of_nine_quintillions_pins_nothing() {
    take(1, "100", 1);
    assertThat(take(9_000_000_000_000_000_000L, "100", 2))
        .isEqualTo(refused(TickRefusal.SEQUENCE_AHEAD));
    assertThat(take(2, "101", 3)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(price()).isEqualTo("101");
  }

  @Test
  void a_sequence_of_nine_quintillions_that_came_first_pins_nothing() {
    assertThat(take(Long.MAX_VALUE, "100", 1)).isEqualTo(refused(TickRefusal.SEQUENCE_AHEAD));
    assertThat(take(1, "101", 2)).isEqualTo(new TickVerdict.TakenTick());
  }

  @Test
  void a_feed_that_lost_more_than_is_believed_goes_on_with_its_third_tick() {
    take(1, "100", 1);
    take(5_000_000, "100", 2);
    take(5_000_001, "100", 3);
    assertThat(register.mark().orElseThrow().sequence()).isEqualTo(1);
    take(5_000_002, "100", 4);
    assertThat(register.mark().orElseThrow().sequence()).isEqualTo(5_000_002);
  }

  @Test
  void a_sequence_that_starts_again_within_a_session_is_followed_after_three_later_ticks() {
    take(50_000, "70.00", 20);
    assertThat(take(1, "65.00", 22)).isEqualTo(refused(TickRefusal.SEQUENCE_BEHIND));
    assertThat(take(2, "66.00", 23)).isEqualTo(refused(TickRefusal.SEQUENCE_BEHIND));
    assertThat(take(3, "67.00", 24)).isInstanceOf(TickVerdict.Confirmed.class);
    assertThat(price()).isEqualTo("67.00");
    assertThat(register.mark().orElseThrow().rank().epoch()).isEqualTo(1);
    assertThat(take(4, "66.00", 25)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(50_001, "70.00", 20)).isEqualTo(new TickVerdict.Overtaken());
  }

  private static ReceivedMark inEpoch(long epoch, long sequence, String price, int second) {
    return tick(Rank.of(TODAY, sequence).in(0, epoch), price, second);
  }

  @Test
  void a_restart_that_the_feed_states_is_followed_at_once() {
    take(50_000, "70.00", 20);
    assertThat(take(inEpoch(1, 1, "71.00", 21))).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(50_001, "70.00", 20)).isEqualTo(new TickVerdict.Overtaken());
    assertThat(register.mark().orElseThrow().tick()).isEqualTo(TODAY + "/1;epoch=1");
  }

  @Test
  void an_epoch_far_ahead_waits_for_others_that_agree() {
    take(inEpoch(3, 7, "100", 1));
    assertThat(take(inEpoch(104, 1, "100", 2))).isEqualTo(refused(TickRefusal.EPOCH_AHEAD));
    assertThat(take(inEpoch(104, 2, "100", 3))).isEqualTo(refused(TickRefusal.EPOCH_AHEAD));
    assertThat(take(inEpoch(105, 3, "100", 4))).isEqualTo(refused(TickRefusal.EPOCH_AHEAD));
    assertThat(register.mark().orElseThrow().rank().epoch()).isEqualTo(3);
    assertThat(take(inEpoch(104, 3, "100", 5))).isInstanceOf(TickVerdict.Confirmed.class);
    assertThat(register.mark().orElseThrow().rank().epoch()).isEqualTo(104);
  }

  @Test
  void an_epoch_that_continues_over_sessions_is_followed_at_once() {
    take(inEpoch(90, 7, "100", 1));
    take(inEpoch(180, 7, "100", 2));
    var tomorrow = Rank.of("2026-11-30", 1).in(0, 190);
    assertThat(take(tick(tomorrow, "101", 3))).isEqualTo(new TickVerdict.TakenTick());
    var dayAfter = Rank.of("2026-12-01", 1);
    assertThat(take(tick(dayAfter, "101", 4))).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(tick(dayAfter.in(0, 101), "101", 5)))
        .isEqualTo(refused(TickRefusal.EPOCH_AHEAD));
  }

  @Test
  void one_tick_of_a_wrong_epoch_pins_nothing() {
    take(inEpoch(1, 7, "100", 1));
    var wrong = inEpoch(2, 8, "101", 2);
    assertThat(take(wrong)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(inEpoch(1, 9, "102", 4))).isEqualTo(refused(TickRefusal.SEQUENCE_BEHIND));
    assertThat(take(inEpoch(1, 10, "102", 5))).isEqualTo(refused(TickRefusal.SEQUENCE_BEHIND));
    assertThat(take(inEpoch(1, 11, "103", 6))).isInstanceOf(TickVerdict.Confirmed.class);
    assertThat(take(inEpoch(1, 12, "104", 7))).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(wrong)).isEqualTo(new TickVerdict.Overtaken());
    assertThat(price()).isEqualTo("104");
    assertThat(take(inEpoch(2, 1, "105", 8))).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(inEpoch(1, 13, "104", 7))).isEqualTo(new TickVerdict.Overtaken());
    assertThat(price()).isEqualTo("105");
  }

  @Test
  void ticks_of_different_epochs_do_not_confirm_each_other() {
    take(5, "100", 1);
    take(inEpoch(1, 6, "150", 2));
    take(inEpoch(2, 7, "150", 3));
    take(inEpoch(3, 8, "150", 4));
    assertThat(price()).isEqualTo("100");
  }

  @Test
  void a_tick_in_a_later_epoch_is_accepted_under_the_name_that_its_feed_gave_it() {
    take(5, "100", 1);
    take(inEpoch(1, 5, "150", 2));
    var candidate = register.candidates().getFirst();
    assertThat(candidate.received().mark().rank().inFirstGeneration().tick())
        .isEqualTo(TODAY + "/5;epoch=1");
    register = register.accepted(candidate, new Act("accept", "kim", "real", AT));
    assertThat(take(inEpoch(1, 6, "151", 3))).isEqualTo(new TickVerdict.TakenTick());
  }

  @Test
  void a_late_tick_is_overtaken_whatever_its_price() {
    take(5, "100", 5);
    assertThat(take(3, "100", 3)).isEqualTo(new TickVerdict.Overtaken());
    assertThat(take(4, "1", 5)).isEqualTo(new TickVerdict.Overtaken());
    assertThat(register.candidates()).isEmpty();
  }

  @Test
  void a_later_session_begins_anew_or_runs_on() {
    take(7_000, "100", 1);
    take(tick("2026-11-30", 7_001, "101", 2));
    assertThat(price()).isEqualTo("101");
    take(tick("2026-12-01", 1, "102", 3));
    assertThat(price()).isEqualTo("102");
    assertThat(take(tick("2026-11-30", 7_002, "103", 5)))
        .isEqualTo(refused(TickRefusal.SESSION_BEHIND));
    assertThat(price()).isEqualTo("102");
  }

  @Test
  void of_declared_sessions_the_later_opening_is_the_newer_whatever_they_are_called() {
    take(tick(new Rank(0, 1_000, "9", 0, 500, 0), "100", 1));
    take(tick(new Rank(0, 2_000, "10", 0, 1, 0), "101", 2));
    assertThat(price()).isEqualTo("101");
  }

  @Test
  void a_correction_replaces_its_trade_and_the_next_trade_replaces_that() {
    take(7, "100", 1);
    take(tick(new Rank(0, Rank.orderOf(TODAY), TODAY, 0, 7, 9), "95", 2));
    assertThat(price()).isEqualTo("95");
    assertThat(take(7, "100", 1)).isEqualTo(new TickVerdict.Overtaken());
    take(8, "96", 3);
    assertThat(price()).isEqualTo("96");
    var late = tick(new Rank(0, Rank.orderOf(TODAY), TODAY, 0, 7, 10), "94", 4);
    assertThat(take(late)).isEqualTo(new TickVerdict.Overtaken());
  }

  @Test
  void a_cancel_leaves_no_price_until_the_next_trade_which_is_judged_by_the_last_price() {
    take(7, "100", 1);
    take(tick(new Rank(0, Rank.orderOf(TODAY), TODAY, 0, 7, 8), "", 2));
    assertThat(price()).isEqualTo("none");
    assertThat(take(9, "300", 3)).isEqualTo(refused(TickRefusal.PRICE_BEYOND));
    assertThat(take(10, "101", 4)).isEqualTo(new TickVerdict.TakenTick());
  }

  @Test
  void a_correction_outside_the_collar_is_never_confirmed_by_others() {
    take(7, "100", 1);
    for (var i = 0; i < 5; i++) {
      var rank = new Rank(0, Rank.orderOf(TODAY), TODAY, 0, 7, 8 + i);
      assertThat(take(tick(rank, "500", 2))).isEqualTo(refused(TickRefusal.PRICE_BEYOND));
    }
    assertThat(price()).isEqualTo("100");
  }

  @Test
  void prices_at_or_below_zero_are_only_for_instruments_that_allow_them() {
    take(1, "10.01", 1);
    assertThat(take(2, "-37.63", 2)).isEqualTo(refused(TickRefusal.BAD_PRICE));
    assertThat(take(3, "0", 2)).isEqualTo(refused(TickRefusal.BAD_PRICE));
    collar = new Collar(new BigDecimal("0.1"), new BigDecimal("50"), true);
    assertThat(take(4, "-37.63", 3)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(5, "0", 4)).isEqualTo(new TickVerdict.TakenTick());
  }

  @Test
  void feeds_that_disagree_are_reported_and_both_orders_end_alike() {
    var one = tick(TODAY, 1, "100", 1);
    var other = tick(TODAY, 1, "101", 1);
    take(one);
    assertThat(take(other)).isEqualTo(refused(TickRefusal.FEEDS_DISAGREE));
    var first = price();
    register = Register.none("CL", "XNYM");
    take(other);
    assertThat(take(one)).isEqualTo(refused(TickRefusal.FEEDS_DISAGREE));
    assertThat(price()).isEqualTo(first);
  }

  @Test
  void after_a_void_nothing_from_before_returns_and_three_new_ticks_set_the_price() {
    take(1, "100", 1);
    take(1_001, "100", 2);
    register = register.voided(new Act("void", "kim", "a typo", AT.plusSeconds(10)));
    assertThat(price()).isEqualTo("none");
    assertThat(take(2, "101", 9)).isEqualTo(new TickVerdict.Overtaken());
    assertThat(take(1_001, "100", 11)).isEqualTo(new TickVerdict.Overtaken());
    assertThat(take(3, "102", 12)).isEqualTo(refused(TickRefusal.UNCONFIRMED));
    assertThat(take(4, "103", 13)).isEqualTo(refused(TickRefusal.UNCONFIRMED));
    assertThat(take(5, "104", 14)).isInstanceOf(TickVerdict.Confirmed.class);
    assertThat(price()).isEqualTo("104");
    assertThat(register.mark().orElseThrow().rank().generation()).isEqualTo(1);
  }

  @Test
  void an_accepted_candidate_is_the_mark_and_the_next_is_judged_by_it() {
    take(1, "100", 1);
    take(2, "200", 2);
    register =
        register.accepted(
            register.candidates().getFirst(), new Act("accept", "kim", "a split", AT));
    assertThat(price()).isEqualTo("200");
    assertThat(take(3, "205", 3)).isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(4, "100", 4)).isEqualTo(refused(TickRefusal.PRICE_BEYOND));
  }

  @Test
  void whichever_feed_comes_first_the_same_mark_stands() {
    for (var seed = 1L; seed <= 3_000; seed++) {
      var random = new Random(seed);
      var ticks = ticks(random);
      var expected = ticks.stream().map(ReceivedMark::mark).max(Mark.ORDER).orElseThrow();
      for (var turn = 0; turn < 5; turn++) {
        var order = new ArrayList<>(ticks);
        order.addAll(ticks.subList(0, random.nextInt(ticks.size())));
        Collections.shuffle(order, random);
        register = Register.none("CL", "XNYM");
        collar = WIDE;
        order.forEach(this::take);
        assertThat(register.mark()).as("seed %d: %s", seed, order).contains(expected);
      }
    }
  }

  /** Trades, corrections, cancels and ticks on which feeds disagree, stamped in their order. */
  private static List<ReceivedMark> ticks(Random random) {
    var ticks = new ArrayList<ReceivedMark>();
    for (var i = 1; i <= 1 + random.nextInt(12); i++) {
      var order = 1_000L * (1 + random.nextInt(2));
      var correction = random.nextInt(4) == 0 ? i + 1L + random.nextInt(3) : 0;
      var price = correction > 0 && random.nextInt(3) == 0 ? "" : "" + (50 + random.nextInt(50));
      var rank = new Rank(0, order, "s" + order, 0, i, correction);
      ticks.add(tick(rank, price, (int) (order / 10 + 2L * i)));
      if (random.nextInt(5) == 0) {
        ticks.add(tick(rank, "77", (int) (order / 10 + 2L * i)));
      }
    }
    return ticks;
  }

  @Test
  void the_first_tick_of_what_nobody_holds_is_refused_if_it_is_over_a_day_late() {
    var late = tick(TODAY, 1, "100", 0);
    var arrived =
        new ReceivedMark(
            late.mark(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AT.plusSeconds(86_401),
            "us-east-1");
    var unheld = new InstrumentRules(collar, PriceUnits.ONE, false);
    assertThat(RegisterFold.of(register, unheld).take(arrived).verdict())
        .isEqualTo(refused(TickRefusal.NOBODY_HOLDS));
    assertThat(RegisterFold.of(register, unheld).take(late).verdict())
        .isEqualTo(new TickVerdict.TakenTick());
    assertThat(take(arrived)).isEqualTo(new TickVerdict.TakenTick());
  }

  @Test
  void the_order_of_marks_is_total() {
    for (var seed = 1L; seed <= 2_000; seed++) {
      var random = new Random(seed);
      var marks = new ArrayList<Mark>();
      for (var i = 0; i < 3; i++) {
        marks.add(anyMark(random));
      }
      var a = marks.get(0);
      var b = marks.get(1);
      var c = marks.get(2);
      assertThat(Integer.signum(Mark.ORDER.compare(a, b)))
          .as("seed %d", seed)
          .isEqualTo(-Integer.signum(Mark.ORDER.compare(b, a)));
      if (Mark.ORDER.compare(a, b) >= 0 && Mark.ORDER.compare(b, c) >= 0) {
        assertThat(Mark.ORDER.compare(a, c)).as("seed %d", seed).isNotNegative();
      }
    }
  }

  private static Mark anyMark(Random random) {
    var rank =
        new Rank(
            random.nextInt(2),
            random.nextInt(2),
            "s" + random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2));
    return tick(rank, random.nextInt(3) == 0 ? "" : "" + random.nextInt(2), random.nextInt(2))
        .mark();
  }
}
