package dev.weir.events.transaction;

import static dev.weir.events.transaction.CaughtProblem.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations as written, and places as compared. */
class PlaceTest {

  private static Location location(String country, String city) {
    return new Location(country, city, Optional.empty());
  }

  @Test
  void places_are_equal_in_any_case_and_with_blanks_around_them() {
    assertThat(location("PT", "Lisbon").place())
        .isEqualTo(location("pt", " LISBON ").place())
        .contains(new Place(" pt", "lisbon\t"));
    assertThat(new Place("pt", "Lisbon")).hasToString("LISBON, PT");
    assertThat(location("DE", "Gießen").place()).isEqualTo(location("DE", "GIESSEN").place());
  }

  @Test
  void places_are_equal_in_any_unicode_form_and_with_any_blanks_within() {
    assertThat(location("BR", "Sa\u0303o  Paulo").place())
        .isEqualTo(location("BR", "S\u00e3o\u00a0\tPaulo").place())
        .isEqualTo(location("BR", "\uff33\u00c3O\u3000PAULO").place());
  }

  @Test
  void places_are_equal_with_invisible_characters_in_them() {
    for (var invisible :
        new String[] {"\u200b", "\u00ad", "\ufeff", "\u200f", "\u200d", "\u034f", "\ufe0f"}) {
      assertThat(location("PT", "Lis" + invisible + "bon" + invisible).place())
          .as("U+%04X", (int) invisible.charAt(0))
          .isEqualTo(location("PT", "Lisbon").place());
    }
    assertThat(location("PT", "\u200b8005551234\u200b").place()).isEmpty();
  }

  @Test
  void the_form_of_a_place_is_its_own_form() {
    for (var c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isDefined(c)
          && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        var once = new Place("PT", "a" + Character.toString(c) + "b");
        assertThat(new Place(once.country(), once.city())).as("U+%X", c).isEqualTo(once);
      }
    }
  }

  @Test
  void a_long_name_is_cut_at_96_bytes_and_never_within_a_character() {
    assertThat(new Place("TH", "\u0e01".repeat(128)).city()).isEqualTo("\u0e01".repeat(32));
    assertThat(new Place("PT", "x" + "\ud83d\ude00".repeat(60)).city())
        .isEqualTo("X" + "\ud83d\ude00".repeat(23));
    assertThat(new Place("PT", "\ufdfa".repeat(128)).city().length()).isLessThanOrEqualTo(96);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "N/A",
        "n/a",
        "unknown",
        "-",
        "???",
        "+1 402-935-7733",
        "8005551234",
        "402-935-7733 CA",
        "1-800-FLOWERS",
        "(800) CONTACTS",
        "\uff14\uff10\uff12-9357733",
        "amzn.com/bill",
        "WWW.SHOP.EXAMPLE",
        "https://shop.example"
      })
  void an_invalid_city_makes_no_place(String city) {
    assertThat(location("PT", city).place()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Y", "Na", "6 October City", "St.Louis", "\u6771\u4eac", "Paris 01", "Coleman"})
  void short_and_numbered_names_are_cities(String city) {
    assertThat(location("PT", city).place()).isPresent();
  }

  @Test
  void zero_zero_is_a_missing_position() {
    assertThat(new Location("PT", "Lisbon", Optional.of(new Coordinates(0, -0.0))).coordinates())
        .isEmpty();
    assertThat(new Location("GH", "Tema", Optional.of(new Coordinates(5.67, 0))).coordinates())
        .isPresent();
  }

  @Test
  void kosovo_is_a_country_and_a_location_may_be_unknown() {
    assertThat(location("xk", "Pristina").place()).contains(new Place("XK", "PRISTINA"));
    assertThat(location("", "Lisbon").place()).isEmpty();
    assertThat(location("PT", "").place()).isEmpty();
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
      assertThat(location("it", "rimini").place()).contains(new Place("IT", "RIMINI"));
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
  @ValueSource(strings = {"P", "PRT", "XX", "UK", "P ", "620"})
  void a_country_is_a_code_of_iso_3166(String country) {
    assertThat(problemOf(() -> location(country, "Lisbon"))).isEqualTo(Problem.UNKNOWN_COUNTRY);
  }

  @Test
  void a_city_has_a_name_of_up_to_128_characters_or_none() {
    assertThat(location("PT", "x".repeat(128)).city()).hasSize(128);
    assertThat(problemOf(() -> location("PT", "x".repeat(129)))).isEqualTo(Problem.BAD_FIELD);
    assertThat(location("PT", " \t ").city()).isEmpty();
  }
}
