package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Place;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a profile remembers is bounded, whatever the user does. */
class MemoryTest {

  private static Location city(int number) {
    return new Location("ES", "City " + number, Optional.empty());
  }

  @Test
  void recent_ones_are_bounded_in_number() {
    var user = User.by("{}");
    for (var i = 0; i < 400; i++) {
      user.pays(Payment.of("50.00").named("t" + i));
    }
    assertThat(user.profile().recent().all()).hasSize(150);
    assertThat(user.profile().recent().all().getFirst().id()).isEqualTo("t250");
    assertThat(user.profile().transactions()).isEqualTo(400);
  }

  @Test
  void large_ones_in_places_that_are_not_known_are_bounded_in_number() {
    var user = User.by("{}");
    user.pays(Payment.of("1.00"));
    for (var i = 0; i < 400; i++) {
      user.pays(Payment.of("900.00").in(City.PARIS).named("t" + i));
    }
    assertThat(user.profile().unsettled().all()).hasSize(300);
  }

  @Test
  void places_are_bounded_and_those_not_seen_for_longest_go_first_but_never_home() {
    var user = User.by("{}");
    user.pays(Payment.of("50.00"));
    for (var i = 0; i < 200; i++) {
      user.pays(Payment.of("50.00").in(city(i)).at(10 + i));
    }
    var profile = user.profile();
    assertThat(profile.visits()).hasSize(200).containsKey(new Place("ES", "City 0"));
    assertThat(profile.visits()).doesNotContainKey(City.LISBON.place());
    assertThat(profile.home()).contains(City.LISBON.place());

    user.pays(Payment.of("50.00").in(city(0)).at(500), Payment.of("50.00").in(city(999)).at(501));
    assertThat(user.profile().visits())
        .hasSize(200)
        .containsKeys(new Place("ES", "City 0"), new Place("ES", "City 999"))
        .doesNotContainKey(new Place("ES", "City 1"));
  }

  @Test
  void what_is_older_than_its_window_and_the_lateness_is_forgotten() {
    var user = User.by("{}");
    user.pays(Payment.of("1.00"));
    // VELOCITY: 60 s and 5 min.
    user.pays(Payment.of("50.00").at(359));
    assertThat(user.profile().recent().all()).hasSize(2);
    user.pays(Payment.of("50.00").at(360));
    assertThat(user.profile().recent().all()).hasSize(2);

    // CARD_TESTING: twice 10 min and 5 min.
    user.pays(Payment.of("50.00").at(1_499));
    assertThat(user.profile().small().all()).hasSize(1);
    user.pays(Payment.of("50.00").at(1_500));
    assertThat(user.profile().small().all()).isEmpty();
  }

  @Test
  void long_texts_take_room_from_each_other() {
    var user = User.by("{}");
    for (var i = 0; i < 200; i++) {
      user.pays(Payment.of("1.00").named("%0128d".formatted(i)).in(longName()));
    }
    var weight = user.profile().recent().all().stream().mapToInt(Purchase::weight).sum();
    assertThat(weight).isBetween(50_000, 60_000);
    assertThat(user.profile().recent().all().getLast().id()).endsWith("199");
  }

  private static Location longName() {
    return new Location("TH", "ก".repeat(128), Optional.empty());
  }

  @Test
  void only_what_is_in_person_with_coordinates_is_remembered_as_a_presence() {
    var user = User.by("{}");
    user.pays(Payment.of("1.00").online(), Payment.of("1.00").in(city(1)).at(1));
    assertThat(user.profile().lastPresence()).isEmpty();

    user.pays(Payment.of("1.00").at(2), Payment.of("1.00").in(City.PARIS).online().at(3));
    assertThat(user.profile().lastPresence().map(Presence::at))
        .isEqualTo(City.LISBON.coordinates());
  }

  @Test
  void a_new_profile_knows_nothing() {
    assertThat(UserProfile.NEW.hasSeen("t")).isFalse();
    assertThat(UserProfile.NEW.spendingIn("EUR")).isEqualTo(Spending.NONE);
    assertThat(UserProfile.NEW.home()).isEmpty();
  }

  @Test
  void purchases_are_in_order_of_event_time_and_those_of_one_time_as_they_came() {
    var user = User.by("{}");
    user.pays(
        Payment.of("50.00").named("c").at(20),
        Payment.of("50.00").named("a").at(10),
        Payment.of("50.00").named("b").at(10),
        Payment.of("50.00").named("d").at(Duration.ofMillis(20_001)));
    assertThat(user.profile().recent().all().stream().map(Purchase::id))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void amounts_know_which_limit_is_whose() {
    var amounts =
        RuleSet.parse(
                "{\"rules\":{\"CARD_TESTING\":{\"small\":{\"default\":\"2\",\"JPY\":\"300\"}}}}", 2)
            .cardTesting()
            .small();
    assertThat(amounts.isNotExceededBy(Money.of("2.00", "EUR"))).isTrue();
    assertThat(amounts.isNotExceededBy(Money.of("2.000000001", "EUR"))).isFalse();
    assertThat(amounts.isReachedBy(Money.of("299", "JPY"))).isFalse();
    assertThat(amounts.in("JPY")).isEqualByComparingTo("300");
  }
}
