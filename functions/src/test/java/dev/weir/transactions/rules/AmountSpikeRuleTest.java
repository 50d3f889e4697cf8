package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountSpikeRuleTest {

  private static User user(String settings) {
    return User.byOnly("AMOUNT_SPIKE", settings);
  }

  private static void usual(User user, int times, String amount, String currency) {
    for (var i = 0; i < times; i++) {
      var payment = Payment.of(amount, currency).named("usual-" + currency + i).at(i * 60L);
      assertThat(user.pays(payment)).isEmpty();
    }
  }

  private static User used(String settings, int times, String amount) {
    var user = user(settings);
    usual(user, times, amount, "EUR");
    return user;
  }

  private static Payment spike(String amount) {
    return Payment.of(amount).named("spike-" + amount).at(86_000);
  }

  @Test
  void as_many_times_the_mean_as_the_factor_raise_an_alert() {
    assertThat(used("{}", 10, "15.00").pays(spike("149.99"))).isEmpty();
    assertThat(used("{}", 10, "15.00").pays(spike("150.00")))
        .containsExactly("AMOUNT_SPIKE/ana/spike-150.00");
  }

  @Test
  void below_the_floor_nothing_is_said() {
    assertThat(used("{}", 10, "1.00").pays(spike("99.99"))).isEmpty();
    assertThat(used("{}", 10, "1.00").pays(spike("100.00"))).hasSize(1);
  }

  @Test
  void before_there_is_a_history_nothing_is_said() {
    assertThat(used("{}", 9, "10.00").pays(spike("900.00"))).isEmpty();
    assertThat(used("{}", 10, "10.00").pays(spike("900.00"))).hasSize(1);
  }

  @Test
  void each_currency_has_a_mean_a_history_and_a_floor_of_its_own() {
    var user = used("{\"floor\":{\"default\":\"100.00\",\"JPY\":\"15000\"}}", 10, "10.00");
    usual(user, 9, "100", "JPY");
    assertThat(user.pays(Payment.of("20000", "JPY").named("early").at(86_000))).isEmpty();

    var longer = used("{\"floor\":{\"default\":\"100.00\",\"JPY\":\"15000\"}}", 10, "10.00");
    usual(longer, 10, "100", "JPY");
    assertThat(longer.pays(Payment.of("14999", "JPY").named("below").at(86_000))).isEmpty();
    assertThat(longer.pays(spike("100.00"))).hasSize(1);
  }

  @Test
  void the_mean_moves_after_each_was_judged() {
    var user = used("{}", 10, "10.00");
    assertThat(user.pays(spike("100.00"))).hasSize(1);
    // 10 + 0.1 * (100 - 10)
    assertThat(user.profile().spendingIn("EUR").mean()).isEqualByComparingTo("19");
    assertThat(user.pays(spike("189.99"))).isEmpty();
  }

  @Test
  void so_it_does_where_the_rule_is_off() {
    var user = used("{\"mode\":\"off\"}", 10, "10.00");
    assertThat(user.pays(spike("500.00"))).isEmpty();
    assertThat(user.profile().spendingIn("EUR"))
        .isEqualTo(new Spending(11, new BigDecimal("59.000000")));
  }

  @Test
  void a_mean_is_rounded_to_the_even_neighbour_at_six_decimals() {
    var tenth = new BigDecimal("0.1");
    var down = Spending.NONE.plus(new BigDecimal("0.000000500"), tenth);
    assertThat(down.mean()).isEqualTo(new BigDecimal("0.000000"));
    var up = Spending.NONE.plus(new BigDecimal("0.0000015"), tenth);
    assertThat(up.mean()).isEqualTo(new BigDecimal("0.000002"));
    // 1 + 0.1 * (1.000025 - 1) is 1.0000025
    var moved = Spending.NONE.plus(BigDecimal.ONE, tenth).plus(new BigDecimal("1.000025"), tenth);
    assertThat(moved).isEqualTo(new Spending(2, new BigDecimal("1.000002")));
  }

  @Test
  void with_a_mean_of_nothing_there_is_no_factor() {
    var found = used("{}", 10, "0.00").findings(spike("100.00")).getFirst();
    assertThat(found.summary())
        .isEqualTo("ana: 100.00 EUR at Café Central, far above the usual 0.00");
    assertThat(found.evidence()).contains("\"mean\":\"0.000000\",\"factor\":null,");
  }

  @Test
  void shadow_is_marked() {
    assertThat(used("{\"mode\":\"shadow\"}", 10, "10.00").findings(spike("100.00")))
        .hasSize(1)
        .allMatch(Finding::shadow);
  }

  @Test
  void it_explains_itself() {
    var found = used("{}", 10, "12.50").findings(spike("480.00")).getFirst();
    assertThat(found.summary())
        .isEqualTo("ana: 480.00 EUR at Café Central, 38.4 times the usual 12.50");
    assertThat(found.evidence())
        .startsWith(
            "{\"amount\":\"480.00\",\"mean\":\"12.500000\",\"factor\":38.4,\"limitFactor\":10,"
                + "\"history\":10,\"transactions\":[{\"id\":\"spike-480.00\"");
  }
}
