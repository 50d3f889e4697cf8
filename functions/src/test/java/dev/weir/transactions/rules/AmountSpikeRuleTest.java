package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountSpikeRuleTest {

  private static final String SETTINGS = "{\"history\":2,\"weight\":0.5}";

  private static Payment pays(String amount, long minute) {
    return Payment.of(amount).at(Duration.ofMinutes(minute)).named(amount + "@" + minute);
  }

  @Test
  void ten_times_the_mean_of_amounts_older_than_the_lateness_raises() {
    var user = User.byOnly("AMOUNT_SPIKE", SETTINGS);
    user.pays(pays("10.00", 0), pays("30.00", 1));
    assertThat(user.pays(pays("200.00", 6))).isEmpty(); // only the first is more than 5 min older
    assertThat(user.pays(pays("199.99", 7))).isEmpty(); // the mean is 20
    assertThat(user.pays(pays("200.00", 8))).containsExactly("AMOUNT_SPIKE/ana/200.00@8");
  }

  @Test
  void the_order_of_arrival_within_the_lateness_does_not_matter() {
    var user = User.byOnly("AMOUNT_SPIKE", SETTINGS);
    user.pays(pays("30.00", 1), pays("10.00", 0));
    var spike = user.findings(pays("2000.00", 20)).getFirst();
    assertThat(spike.evidence()).contains("\"mean\":\"20.000000\"");
  }

  @Test
  void other_currencies_have_means_of_their_own() {
    var user = User.byOnly("AMOUNT_SPIKE", SETTINGS);
    user.pays(pays("10.00", 0), pays("10.00", 1));
    assertThat(user.pays(Payment.of("9000.00", "USD").at(3_600))).isEmpty();
  }

  @Test
  void what_overflows_the_pending_amounts_counts_in_the_mean() {
    var user = User.byOnly("AMOUNT_SPIKE", SETTINGS);
    for (var i = 0; i < 400; i++) {
      user.pays(Payment.of("10.00").at(Duration.ofMillis(i)));
    }
    assertThat(
            user.profile()
                .part(AmountSpikeRule.KIND)
                .spending(new java.math.BigDecimal("0.5"))
                .get("EUR")
                .count())
        .isEqualTo(400);
  }
}
