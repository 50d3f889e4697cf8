package dev.weir.events.transaction;

import static dev.weir.events.transaction.Refused.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations as they are written, and places as they are compared. */
class PlaceTest {

  private static Location location(String country, String city) {
    return new Location(country, city, Optional.empty());
  }

  @Test
  void places_are_equal_in_any_case_and_with_blanks_around_them() {
    assertThat(location("PT", "Lisbon").place())
        .isEqualTo(location("pt", " LISBON ").place())
        .isEqualTo(new Place(" pt", "lisbon\t"))
        .hasToString("LISBON, PT");
    assertThat(location("DE", "Gießen").place()).isEqualTo(location("DE", "GIESSEN").place());
  }

  @Test
  void the_same_city_of_another_country_is_another_place() {
    assertThat(location("ES", "Valencia").place()).isNotEqualTo(location("VE", "Valencia").place());
  }

  @Test
  void the_case_does_not_depend_on_where_this_runs() {
    var before = Locale.getDefault();
    try {
      // In Turkish, the capital of i is not I.
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(location("it", "rimini").place()).isEqualTo(new Place("IT", "RIMINI"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_location_keeps_the_city_as_it_was_written_and_the_country_in_upper_case() {
    assertThat(location("pt", " Lisbon "))
        .extracting(Location::country, Location::city)
        .containsExactly("PT", " Lisbon ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PRT", "XX", "UK", "P ", "620"})
  void a_country_is_a_code_of_iso_3166(String country) {
    assertThat(problemOf(() -> location(country, "Lisbon"))).isEqualTo(Problem.UNKNOWN_COUNTRY);
  }

  @Test
  void a_city_has_a_name_of_up_to_128_characters() {
    assertThat(location("PT", "x".repeat(128)).city()).hasSize(128);
    assertThat(problemOf(() -> location("PT", "x".repeat(129)))).isEqualTo(Problem.BAD_FIELD);
    assertThat(problemOf(() -> location("PT", " \t "))).isEqualTo(Problem.MISSING_FIELD);
  }
}
