package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewLocationSpreeRuleTest {

  private static final String FIRST = "NEW_LOCATION_SPREE/ana/ES/MADRID/0";
  private static final String SECOND = "NEW_LOCATION_SPREE/ana/ES/MADRID/1";

  private static User user(String settings) {
    var user = User.byOnly("NEW_LOCATION_SPREE", settings);
    assertThat(user.pays(Payment.of("20.00").named("home").at(-7_200))).isEmpty();
    return user;
  }

  private static Payment large(long second) {
    return Payment.of("500.00").in(City.MADRID).at(second);
  }

  private static Payment large(Duration afterStart) {
    return Payment.of("500.00").in(City.MADRID).at(afterStart);
  }

  @Test
  void as_many_large_ones_as_the_limit_in_a_new_place_raise_an_alert() {
    var user = user("{}");
    assertThat(user.pays(large(0), large(60))).isEmpty();
    assertThat(user.pays(large(120))).containsExactly(FIRST);
  }

  @Test
  void a_cent_below_the_threshold_is_not_large() {
    var user = user("{}");
    assertThat(user.pays(large(0), Payment.of("499.99").in(City.MADRID).at(60), large(120)))
        .isEmpty();
    assertThat(user.pays(large(180))).containsExactly(FIRST);
  }

  @Test
  void the_window_ends_with_the_last_and_excludes_its_start() {
    assertThat(user("{}").pays(large(0), large(300), large(600))).isEmpty();
    assertThat(user("{}").pays(large(0), large(300), large(Duration.ofMillis(599_999))))
        .containsExactly(FIRST);
  }

  @Test
  void home_is_known_at_once_and_for_ever() {
    var user = user("{}");
    user.pays(large(0));
    assertThat(
            user.pays(
                Payment.of("900.00").at(60),
                Payment.of("900.00").at(120),
                Payment.of("900.00").at(180)))
        .isEmpty();
  }

  @Test
  void a_place_is_known_once_the_first_time_there_is_settled() {
    var day = Duration.ofHours(24);
    var user = user("{}");
    user.pays(Payment.of("3.00").in(City.MADRID));
    assertThat(user.pays(large(day.minusSeconds(120)), large(day.minusSeconds(60)), large(day)))
        .isEmpty();

    var sooner = user("{}");
    sooner.pays(Payment.of("3.00").in(City.MADRID));
    assertThat(
            sooner.pays(
                large(day.minusSeconds(120)),
                large(day.minusSeconds(60)),
                large(day.minusMillis(1))))
        .containsExactly(FIRST);
  }

  @Test
  void an_earlier_visit_that_arrives_late_settles_the_place() {
    var user = user("{}");
    user.pays(large(0), large(60));
    user.pays(Payment.of("3.00").in(City.MADRID).at(Duration.ofHours(-30)));
    assertThat(user.pays(large(120))).isEmpty();
  }

  @Test
  void until_the_cool_down_has_passed_it_is_the_same_episode() {
    var user = user("{}");
    // The episode begins when the third makes it hold, at 120.
    assertThat(user.pays(large(0), large(60), large(120), large(180))).containsExactly(FIRST);
    assertThat(user.pays(large(3_600), large(3_660), large(Duration.ofMillis(3_719_999))))
        .isEmpty();
    assertThat(user.pays(large(3_720))).containsExactly(SECOND);
  }

  @Test
  void each_place_has_episodes_of_its_own() {
    var user = user("{}");
    assertThat(user.pays(large(0), large(60), Payment.of("500.00").in(City.PARIS).at(90)))
        .isEmpty();
    assertThat(user.pays(large(120))).containsExactly(FIRST);
    assertThat(
            user.pays(
                Payment.of("500.00").in(City.PARIS).at(180),
                Payment.of("500.00").in(City.PARIS).at(240)))
        .containsExactly("NEW_LOCATION_SPREE/ana/FR/PARIS/0");
  }

  @Test
  void a_place_is_the_same_in_any_case_and_its_name_can_not_break_the_id() {
    var user = user("{}");
    assertThat(
            user.pays(
                large(0),
                Payment.of("500.00").in(new Location("es", "MADRID", Optional.empty())).at(60),
                Payment.of("500.00").in(new Location("ES", " madrid ", Optional.empty())).at(120)))
        .containsExactly(FIRST);

    var slash = new Location("ES", "Vitoria/Gasteiz", Optional.empty());
    assertThat(
            user.pays(
                Payment.of("500.00").in(slash).at(200),
                Payment.of("500.00").in(slash).at(210),
                Payment.of("500.00").in(slash).at(220)))
        .containsExactly("NEW_LOCATION_SPREE/ana/ES/VITORIA%2FGASTEIZ/0");
  }

  @Test
  void a_currency_may_have_a_threshold_of_its_own() {
    var settings = "{\"threshold\":{\"default\":\"500.00\",\"JPY\":\"75000\"}}";
    var user = user(settings);
    assertThat(user.pays(large(0), Payment.of("74999", "JPY").in(City.MADRID).at(30), large(60)))
        .isEmpty();
    assertThat(user.pays(Payment.of("75000", "JPY").in(City.MADRID).at(90))).containsExactly(FIRST);
  }

  @Test
  void in_whatever_order_they_arrive_the_ids_are_the_same() {
    var payments = List.of(large(0), large(100), large(200), large(250), large(290));
    Permutations.of(payments)
        .forEach(
            order ->
                assertThat(user("{}").pays(order.toArray(Payment[]::new)))
                    .as("%s", order)
                    .containsExactly(FIRST));
  }

  @Test
  void one_that_moves_the_episode_earlier_raises_nothing_anew_but_the_next_may_begin_sooner() {
    var user = user("{\"coolDown\":\"PT5M\"}");
    assertThat(user.pays(large(60), large(120), large(180))).containsExactly(FIRST);
    // From now on it began at 120, and is over at 420.
    assertThat(user.pays(large(0))).isEmpty();
    assertThat(user.pays(large(420))).containsExactly(SECOND);
  }

  @Test
  void off_is_silent_and_shadow_is_marked() {
    assertThat(user("{\"mode\":\"off\"}").pays(large(0), large(60), large(120))).isEmpty();

    var found = user("{\"mode\":\"shadow\"}").findings(large(0), large(60), large(120));
    assertThat(found).hasSize(1).allMatch(Finding::shadow);
    assertThat(found.getFirst().evidence()).startsWith("{\"mode\":\"shadow\",");
  }

  @Test
  void it_says_so_where_one_came_late() {
    var user = user("{}");
    user.pays(large(0), large(60), Payment.of("3.00").at(Duration.ofMillis(420_001)));
    var found = user.findings(large(120)).getFirst();
    assertThat(found.late()).isTrue();
    assertThat(found.evidence()).startsWith("{\"late\":true,");
    assertThat(found.summary()).endsWith("(some of it arrived late)");

    var inTime = user("{}");
    inTime.pays(large(0), large(60), Payment.of("3.00").at(420));
    assertThat(inTime.findings(large(120)).getFirst().late()).isFalse();
  }

  @Test
  void it_explains_itself() {
    var user = user("{}");
    user.pays(Payment.of("3.00").in(City.MADRID).at(-3_600));
    var found = user.findings(large(0), large(60), large(120)).getFirst();
    assertThat(found.summary())
        .isEqualTo(
            "ana: 3 large purchases within 2 min in Madrid, ES, a place new to the user"
                + " (first seen 1 h 2 min before): 1500.00 EUR");
    assertThat(found.evidence())
        .startsWith(
            "{\"place\":{\"country\":\"ES\",\"city\":\"MADRID\"},"
                + "\"firstSeenAt\":\"2026-11-23T09:00:00Z\",\"count\":3,\"limitCount\":3,"
                + "\"total\":{\"EUR\":\"1500.00\"},\"threshold\":\"500.00\",\"windowSeconds\":600,"
                + "\"transactions\":[{")
        .contains("\"city\":\"Madrid\"");
    assertThat(found.ruleVersion()).isEqualTo(2);
  }
}
