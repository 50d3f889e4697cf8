package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DetectorTest {

  private static final Instant START = Payment.START;

  @Test
  void an_id_that_was_seen_changes_nothing_whatever_else_the_transaction_says() {
    var user = User.by("{}");
    user.pays(Payment.of("10.00").named("t"));
    var before = user.profile();

    var again = user.detect(Payment.of("99.00").named("t").in(TestCity.PARIS).at(60), START);

    assertThat(again.duplicate()).isTrue();
    assertThat(again.findings()).isEmpty();
    assertThat(user.profile()).isSameAs(before);
  }

  @Test
  void one_raises_an_alert_of_every_rule_that_it_breaks() {
    var user = User.by("{\"rules\":{\"AMOUNT_SPIKE\":{\"history\":3},\"VELOCITY\":{\"count\":3}}}");
    for (var i = 0; i < 3; i++) {
      user.pays(Payment.of("2.00").at(-400 + i), Payment.of("2.00").at(i));
    }
    assertThat(user.pays(Payment.of("500.00").in(TestCity.MADRID).named("t").at(3)))
        .containsExactly(
            "IMPOSSIBLE_TRAVEL/ana/t",
            "CARD_TESTING/ana/t",
            "AMOUNT_SPIKE/ana/t",
            "VELOCITY/ana/t");
  }

  @Test
  void late_is_more_than_the_lateness_before_the_latest_event_time() {
    var user = User.by("{}");
    user.pays(Payment.of("10.00").at(1_000));

    assertThat(user.detect(Payment.of("10.00").at(700), START).late()).isFalse();
    assertThat(user.detect(Payment.of("10.00").at(Duration.ofMillis(699_999)), START).late())
        .isTrue();
    assertThat(user.profile().late()).isEqualTo(1);
    assertThat(user.profile().transactions()).isEqualTo(3);
  }

  @Test
  void one_from_the_future_does_not_make_the_others_late() {
    var user = User.by("{}");
    user.detect(Payment.of("10.00").at(Duration.ofHours(20)), START);

    assertThat(user.profile().streamTime()).isEqualTo(START);
    assertThat(user.detect(Payment.of("10.00").at(5), START.plusSeconds(6)).late()).isFalse();
  }

  @Test
  void stream_time_never_goes_back() {
    var user = User.by("{}");
    user.pays(Payment.of("10.00").at(1_000), Payment.of("10.00").at(10));
    assertThat(user.profile().streamTime()).isEqualTo(START.plusSeconds(1_000));
  }

  @Test
  void a_transaction_older_than_the_remembered_ids_counts_but_is_not_evaluated() {
    var rules = "{\"rules\":{\"VELOCITY\":{\"count\":1}}}";
    var day = 86_400L;
    var judged = User.by(rules);
    judged.pays(Payment.of("10.00").at(day), Payment.of("10.00"));
    assertThat(judged.pays(Payment.of("10.00").named("t"))).hasSize(1);

    var older = User.by(rules);
    older.pays(Payment.of("10.00").at(day), Payment.of("10.00"));
    var detected = older.detect(Payment.of("900.00").at(Duration.ofMillis(-1)), START);
    assertThat(detected.findings()).isEmpty();
    assertThat(detected.late()).isTrue();
    assertThat(older.profile().transactions()).isEqualTo(3);
  }

  @Test
  void two_profiles_of_the_same_transactions_are_equal() {
    var one = User.by("{}");
    var other = User.by("{}");
    for (var user : new User[] {one, other}) {
      user.pays(
          Payment.of("600.00"),
          Payment.of("600.00").in(TestCity.MADRID).at(10),
          Payment.of("1.00", "USD").in(TestCity.PARIS).online().at(20));
    }
    assertThat(one.profile()).isEqualTo(other.profile());
  }
}
