package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Location;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewLocationSpreeRuleTest {

  private final User user = User.byOnly("NEW_LOCATION_SPREE", "{}");

  private static Payment large(Location place, long minute) {
    return Payment.of("600.00").in(place).at(60 * minute).named(place.city() + minute);
  }

  private void isAtHome(User user) {
    user.pays(Payment.of("5.00").at(Duration.ofDays(-9)));
  }

  @Test
  void three_large_ones_in_a_new_place_raise() {
    isAtHome(user);
    assertThat(
            user.pays(
                large(TestCity.MADRID, 0), large(TestCity.MADRID, 1), large(TestCity.MADRID, 2)))
        .containsExactly("NEW_LOCATION_SPREE/ana/ES/MADRID/Madrid2");
  }

  @Test
  void nothing_is_new_until_home_is_certain() {
    user.pays(Payment.of("5.00"));
    assertThat(
            user.pays(
                large(TestCity.MADRID, 1), large(TestCity.MADRID, 2), large(TestCity.MADRID, 5)))
        .isEmpty();
    assertThat(user.pays(large(TestCity.MADRID, 6)))
        .containsExactly("NEW_LOCATION_SPREE/ana/ES/MADRID/Madrid6");
  }

  @Test
  void home_is_where_the_first_one_in_event_order_was() {
    user.pays(Payment.of("5.00").in(TestCity.MADRID).at(60), Payment.of("5.00").at(0));
    assertThat(
            user.pays(
                large(TestCity.LISBON, 60), large(TestCity.LISBON, 61), large(TestCity.LISBON, 62)))
        .isEmpty();
    assertThat(
            user.pays(
                large(TestCity.MADRID, 70), large(TestCity.MADRID, 71), large(TestCity.MADRID, 72)))
        .hasSize(1);
  }

  @Test
  void a_place_is_known_once_the_first_visit_is_more_than_settle_older() {
    isAtHome(user);
    user.pays(large(TestCity.MADRID, -1_440));
    assertThat(user.pays(large(TestCity.MADRID, -2), large(TestCity.MADRID, -1))).isEmpty();
    assertThat(user.pays(large(TestCity.MADRID, 0))).hasSize(1);
    var later = User.byOnly("NEW_LOCATION_SPREE", "{}");
    isAtHome(later);
    later.pays(large(TestCity.MADRID, -1_441));
    assertThat(
            later.pays(
                large(TestCity.MADRID, -2), large(TestCity.MADRID, -1), large(TestCity.MADRID, 0)))
        .isEmpty();
  }

  @Test
  void online_purchases_are_not_a_spree_unless_the_channel_says_so() {
    isAtHome(user);
    assertThat(
            user.pays(
                large(TestCity.MADRID, 0).online(),
                large(TestCity.MADRID, 1).online(),
                large(TestCity.MADRID, 2).online()))
        .isEmpty();
    var any = User.byOnly("NEW_LOCATION_SPREE", "{\"channel\":\"any\"}");
    isAtHome(any);
    assertThat(
            any.pays(
                large(TestCity.MADRID, 0).online(),
                large(TestCity.MADRID, 1),
                large(TestCity.MADRID, 2)))
        .hasSize(1);
  }

  @Test
  void a_new_burst_in_a_place_that_was_forgotten_has_another_id() {
    isAtHome(user);
    var first =
        user.pays(large(TestCity.PARIS, 0), large(TestCity.PARIS, 1), large(TestCity.PARIS, 2))
            .getFirst();
    for (var i = 0; i < 201; i++) {
      user.pays(
          Payment.of("20.00")
              .in(new Location("DE", "town" + i, Optional.empty()))
              .at(7_200 + i * 120L));
    }
    assertThat(
            user.pays(
                large(TestCity.PARIS, 1_200),
                large(TestCity.PARIS, 1_201),
                large(TestCity.PARIS, 1_202)))
        .hasSize(1)
        .doesNotContain(first);
  }
}
