package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardTestingRuleTest {

  private final User user = User.byOnly("CARD_TESTING", "{}");

  private static Payment small(double minute) {
    return Payment.of("1.00").at((long) (60 * minute)).named("s" + minute);
  }

  private static Payment large(double minute) {
    return Payment.of("300.00").at((long) (60 * minute)).named("L" + minute);
  }

  @Test
  void small_ones_within_a_window_and_a_large_one_within_a_window_of_the_last_raise() {
    assertThat(user.pays(small(0), small(1), small(2), large(11.9)))
        .containsExactly("CARD_TESTING/ana/L11.9");
  }

  @Test
  void two_small_ones_or_a_large_one_a_window_later_are_none() {
    assertThat(user.pays(small(0), small(1), large(2))).isEmpty();
    assertThat(user.pays(small(100), small(101), small(102), large(112))).isEmpty();
  }

  @Test
  void more_small_ones_never_take_an_alert_away() {
    assertThat(user.pays(small(0), small(1), small(2), small(11.5), large(11.9)))
        .containsExactly("CARD_TESTING/ana/L11.9");
    var many = User.byOnly("CARD_TESTING", "{}");
    for (var i = 0; i < 20; i++) {
      many.pays(small(0.1 * i));
    }
    assertThat(many.pays(small(11.5), large(11.8))).containsExactly("CARD_TESTING/ana/L11.8");
  }

  @Test
  void small_ones_that_come_after_their_large_one_raise_its_alert() {
    assertThat(user.pays(large(3), small(0), small(1))).isEmpty();
    assertThat(user.pays(small(2))).containsExactly("CARD_TESTING/ana/L3.0");
  }

  @Test
  void a_second_large_one_within_the_cool_down_is_the_same_episode() {
    assertThat(user.pays(small(0), small(1), small(2), large(3), large(4)))
        .containsExactly("CARD_TESTING/ana/L3.0");
  }
}
