package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpossibleTravelRuleTest {

  private static final Location SYDNEY =
      new Location("AU", "Sydney", Optional.of(new Coordinates(-33.87, 151.2)));

  private final User user = User.byOnly("IMPOSSIBLE_TRAVEL", "{}");

  private static Payment in(Location place, long minute) {
    return Payment.of("20.00").in(place).at(60 * minute).named(place.city() + minute);
  }

  @Test
  void two_cities_too_far_apart_for_the_time_raise() {
    assertThat(user.pays(in(TestCity.LISBON, 0), in(TestCity.MADRID, 30)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Madrid30");
  }

  @Test
  void with_time_to_travel_nothing_is_raised() {
    assertThat(user.pays(in(TestCity.LISBON, 0), in(TestCity.MADRID, 34))).isEmpty();
  }

  @Test
  void one_that_comes_between_never_takes_an_alert_away() {
    assertThat(user.pays(in(TestCity.LISBON, 0), in(TestCity.LISBON, -2_880), in(SYDNEY, 5)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Sydney5");
    var other = User.byOnly("IMPOSSIBLE_TRAVEL", "{}");
    assertThat(other.pays(in(TestCity.LISBON, 0), in(TestCity.LISBON, -4), in(TestCity.MADRID, 5)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Madrid5");
  }

  @Test
  void the_later_one_in_event_order_raises_whichever_arrives_last() {
    assertThat(user.pays(in(TestCity.MADRID, 4), in(TestCity.LISBON, 0)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Madrid4");
  }

  @Test
  void equal_places_and_missing_positions_are_not_travel() {
    var lisbonElsewhere = new Location("pt", "LISBON", Optional.of(new Coordinates(41, -8)));
    var zero = new Location("PT", "Porto", Optional.of(new Coordinates(0, 0)));
    assertThat(
            user.pays(
                in(TestCity.LISBON, 0),
                in(lisbonElsewhere, 1),
                in(zero, 2),
                in(SYDNEY, 3).online()))
        .isEmpty();
  }

  @Test
  void the_positions_of_a_day_are_enough_though_many_are_bought_at_one() {
    user.pays(in(TestCity.PARIS, 0));
    for (var i = 1; i < 500; i++) {
      user.pays(in(TestCity.LISBON, 300 + i));
    }
    assertThat(user.pays(in(SYDNEY, 801))).containsExactly("IMPOSSIBLE_TRAVEL/ana/Sydney801");
    assertThat(user.profile().part(ImpossibleTravelRule.KIND).kept().all()).hasSizeLessThan(10);
  }
}
