package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Location;
import dev.weir.transactions.rules.RuleSet.ImpossibleTravel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpossibleTravelRuleTest {

  private static final double KILOMETRES =
      City.LISBON.coordinates().orElseThrow().kilometresTo(City.MADRID.coordinates().orElseThrow());

  private static User user(String settings) {
    return User.byOnly("IMPOSSIBLE_TRAVEL", settings);
  }

  /** By limits that no document can give: to the last bit. */
  private static User user(double distanceKm, double speedKmh) {
    var rules = User.only("IMPOSSIBLE_TRAVEL", "{}");
    var common = rules.impossibleTravel().common();
    return User.by(
        new RuleSet(
            rules.version(),
            rules.lateness(),
            rules.newLocationSpree(),
            new ImpossibleTravel(common, distanceKm, speedKmh),
            rules.cardTesting(),
            rules.amountSpike(),
            rules.velocity()));
  }

  private static Payment in(Location city, long second) {
    return Payment.of("10.00").in(city).named(city.city() + "-" + second).at(second);
  }

  @Test
  void two_places_that_nobody_gets_between_so_soon_raise_an_alert() {
    assertThat(user("{}").pays(in(City.LISBON, 0), in(City.MADRID, 1_800)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Madrid-1800");
  }

  @Test
  void a_flight_raises_none() {
    assertThat(user("{}").pays(in(City.LISBON, 0), in(City.MADRID, 3_600))).isEmpty();
  }

  @Test
  void the_distance_is_reached_where_it_is_the_limit() {
    var soon = in(City.MADRID, 60);
    assertThat(user(KILOMETRES, 900).pays(in(City.LISBON, 0), soon)).hasSize(1);
    assertThat(user(Math.nextUp(KILOMETRES), 900).pays(in(City.LISBON, 0), soon)).isEmpty();
  }

  @Test
  void the_speed_is_passed_only_above_the_limit() {
    var anHourLater = in(City.MADRID, 3_600);
    assertThat(user(100, KILOMETRES).pays(in(City.LISBON, 0), anHourLater)).isEmpty();
    assertThat(user(100, Math.nextDown(KILOMETRES)).pays(in(City.LISBON, 0), anHourLater))
        .hasSize(1);
  }

  @Test
  void no_time_at_all_is_too_soon_for_any_distance() {
    var found = user("{}").findings(in(City.LISBON, 0), in(City.MADRID, 0)).getFirst();
    assertThat(found.summary()).endsWith("within 0 s: no time to travel at all");
    assertThat(found.evidence()).contains("\"seconds\":0.000,\"speedKmh\":null");
    assertThat(user("{}").pays(in(City.LISBON, 0), in(City.LISBON, 0).named("again"))).isEmpty();
  }

  @Test
  void consecutive_is_as_they_arrive_and_the_times_may_be_in_either_order() {
    assertThat(user("{}").pays(in(City.MADRID, 1_800), in(City.LISBON, 0)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Lisbon-0");
  }

  @Test
  void each_step_is_judged_from_the_one_before() {
    assertThat(
            user("{}")
                .pays(
                    in(City.LISBON, 0),
                    in(City.MADRID, 600),
                    in(City.MADRID, 700),
                    in(City.LISBON, 800)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Madrid-600", "IMPOSSIBLE_TRAVEL/ana/Lisbon-800");
  }

  @Test
  void what_is_online_or_has_no_coordinates_is_passed_over() {
    var nowhere = new Location("ES", "Madrid", Optional.empty());
    assertThat(
            user("{}")
                .pays(
                    in(City.LISBON, 0),
                    in(City.MADRID, 60).online(),
                    in(nowhere, 120),
                    in(City.LISBON, 180)))
        .isEmpty();
    assertThat(
            user("{}").pays(in(City.LISBON, 0), in(City.LISBON, 60).online(), in(City.MADRID, 120)))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/Madrid-120");
  }

  @Test
  void the_first_one_ever_comes_from_nowhere() {
    assertThat(user("{}").pays(in(City.MADRID, 0))).isEmpty();
  }

  @Test
  void off_is_silent_but_remembers_and_shadow_is_marked() {
    var user = user("{\"mode\":\"off\"}");
    assertThat(user.pays(in(City.LISBON, 0), in(City.MADRID, 60))).isEmpty();
    user.rulesChange(User.only("IMPOSSIBLE_TRAVEL", "{\"mode\":\"shadow\"}"));
    assertThat(user.findings(in(City.LISBON, 120))).hasSize(1).allMatch(Finding::shadow);
  }

  @Test
  void a_slash_in_an_id_does_not_make_two_alerts_one() {
    var user = user("{}");
    assertThat(
            user.pays(
                in(City.LISBON, 0),
                in(City.MADRID, 60).named("a/b"),
                in(City.LISBON, 120).named("a%2Fb")))
        .containsExactly("IMPOSSIBLE_TRAVEL/ana/a%2Fb", "IMPOSSIBLE_TRAVEL/ana/a%252Fb");
  }

  @Test
  void it_explains_itself() {
    var soon = in(City.MADRID, 0).at(Duration.ofMinutes(30));
    var found = user("{}").findings(in(City.LISBON, 0), soon).getFirst();
    assertThat(found.summary())
        .isEqualTo(
            "ana: card used in person in Lisbon, PT and in Madrid, ES, 502 km apart, within 30 min:"
                + " 1,005 km/h");
    assertThat(found.evidence())
        .startsWith("{\"distanceKm\":502.4,\"seconds\":1800.000,\"speedKmh\":1004.9,")
        .contains("\"limitDistanceKm\":100.0,\"limitSpeedKmh\":900.0,");
  }
}
