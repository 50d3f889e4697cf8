package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CardTestingRuleTest {

  private static User user(String settings) {
    return User.byOnly("CARD_TESTING", settings);
  }

  private static Payment small(long second) {
    return Payment.of("2.00").at(second);
  }

  private static Payment large(long second) {
    return Payment.of("200.00").named("large-" + second).at(second);
  }

  @Test
  void as_many_small_ones_as_the_limit_and_then_a_large_one_raise_an_alert() {
    assertThat(user("{}").pays(small(0), small(60), large(120))).isEmpty();
    assertThat(user("{}").pays(small(0), small(60), small(90), large(120)))
        .containsExactly("CARD_TESTING/ana/large-120");
  }

  @Test
  void a_cent_more_is_not_small_and_a_cent_less_is_not_large() {
    var more = Payment.of("2.01").at(90);
    assertThat(user("{}").pays(small(0), small(60), more, large(120))).isEmpty();
    var less = Payment.of("199.99").at(120);
    assertThat(user("{}").pays(small(0), small(60), small(90), less)).isEmpty();
  }

  @Test
  void the_small_ones_lie_within_a_window_that_excludes_its_start() {
    assertThat(user("{}").pays(small(0), small(300), small(600), large(610))).isEmpty();
    assertThat(user("{}").pays(small(1), small(300), small(600), large(610))).hasSize(1);
  }

  @Test
  void the_large_one_comes_within_less_than_a_window_of_the_last_small_one() {
    assertThat(user("{}").pays(small(0), small(60), small(120), large(720))).isEmpty();
    assertThat(user("{}").pays(small(0), small(60), small(120), large(719))).hasSize(1);
  }

  @Test
  void the_window_of_the_small_ones_ends_with_the_last_and_not_with_the_large_one() {
    assertThat(user("{}").pays(small(0), small(300), small(599), large(1_198))).hasSize(1);
  }

  @Test
  void small_ones_at_the_time_of_the_large_one_count_and_later_ones_do_not() {
    assertThat(user("{}").pays(small(0), small(60), small(120), large(120))).hasSize(1);
    assertThat(user("{}").pays(small(0), small(60), small(121), large(120))).isEmpty();
  }

  @Test
  void small_ones_that_arrive_behind_the_large_one_do_not_count() {
    assertThat(user("{}").pays(small(0), small(60), large(120), small(90))).isEmpty();
  }

  @Test
  void each_large_one_raises_an_alert_of_its_own() {
    assertThat(user("{}").pays(small(0), small(60), small(90), large(120), large(130)))
        .containsExactly("CARD_TESTING/ana/large-120", "CARD_TESTING/ana/large-130");
  }

  @Test
  void others_between_them_do_not_matter() {
    assertThat(
            user("{}")
                .pays(
                    small(0),
                    Payment.of("50.00").at(30),
                    small(60),
                    small(90),
                    Payment.of("150.00").at(100),
                    large(120)))
        .hasSize(1);
  }

  @Test
  void each_amount_is_judged_by_its_own_currency() {
    var settings =
        "{\"small\":{\"default\":\"2.00\",\"JPY\":\"300\"},"
            + "\"large\":{\"default\":\"200.00\",\"JPY\":\"30000\"}}";
    var yen = Payment.of("300", "JPY").at(60);
    assertThat(user(settings).pays(small(0), yen, small(90), large(120))).hasSize(1);
    assertThat(user("{}").pays(small(0), yen, small(90), large(120))).isEmpty();

    var fewYen = Payment.of("29999", "JPY").at(120);
    assertThat(user(settings).pays(small(0), small(60), small(90), fewYen)).isEmpty();
    var manyYen = Payment.of("30000", "JPY").at(120);
    assertThat(user(settings).pays(small(0), small(60), small(90), manyYen)).hasSize(1);
  }

  @Test
  void a_flood_of_other_payments_does_not_make_it_forget() {
    var user = user("{}");
    user.pays(small(0), small(60), small(90));
    for (var i = 0; i < 500; i++) {
      user.pays(Payment.of("50.00").named("flood-" + i).at(100));
    }
    assertThat(user.pays(large(120))).hasSize(1);
  }

  @Test
  void off_is_silent_and_shadow_is_marked() {
    assertThat(user("{\"mode\":\"off\"}").pays(small(0), small(60), small(90), large(120)))
        .isEmpty();
    assertThat(user("{\"mode\":\"shadow\"}").findings(small(0), small(60), small(90), large(120)))
        .hasSize(1)
        .allMatch(Finding::shadow);
  }

  @Test
  void it_explains_itself() {
    var dollars = Payment.of("1.00", "USD").at(Duration.ofSeconds(30));
    var found = user("{}").findings(small(0), dollars, small(90), large(120)).getFirst();
    assertThat(found.summary())
        .isEqualTo(
            "ana: 3 small payments within 1 min 30 s (4.00 EUR and 1.00 USD), then 200.00 EUR at"
                + " Café Central");
    assertThat(found.evidence())
        .startsWith(
            "{\"count\":3,\"smallTotal\":{\"EUR\":\"4.00\",\"USD\":\"1.00\"},"
                + "\"large\":\"200.00\",\"windowSeconds\":600,\"transactions\":[{")
        .contains("\"id\":\"large-120\"");
  }
}
