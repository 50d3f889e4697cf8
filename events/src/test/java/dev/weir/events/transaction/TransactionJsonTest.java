package dev.weir.events.transaction;

import static dev.weir.events.transaction.ReadResult.json;
import static dev.weir.events.transaction.ReadResult.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionJsonTest {

  private static final String WHOLE =
      """
      {"id":"t-1","userId":"u-7","amount":"12.50","currency":"EUR","merchant":"Padaria Ribeira",\
      "category":"groceries","channel":"present","location":{"country":"PT","city":"Lisbon",\
      "lat":38.7223,"lon":-9.1393},"occurredAt":"2026-11-23T05:59:40.250Z"}\
      """;

  private static final String SHORT =
      """
      {"id":"t-1","userId":"u-7","amount":"12.50","currency":"EUR","merchant":"Padaria Ribeira",\
      "channel":"online","location":{"country":"PT","city":"Lisbon"},\
      "occurredAt":"2026-11-23T05:59:40Z"}\
      """;

  @Test
  void every_field_is_read() {
    assertThat(json(WHOLE))
        .isEqualTo(
            new Transaction(
                "t-1",
                "u-7",
                Money.of("12.50", "EUR"),
                "Padaria Ribeira",
                Optional.of("groceries"),
                Channel.PRESENT,
                new Location("PT", "Lisbon", Optional.of(new Coordinates(38.7223, -9.1393))),
                Instant.parse("2026-11-23T05:59:40.250Z")));
  }

  @Test
  void a_transaction_is_written_as_it_was_read() {
    assertThat(TransactionJson.write(json(WHOLE))).asString().isEqualTo(WHOLE);
    assertThat(TransactionJson.write(json(SHORT))).asString().isEqualTo(SHORT);
  }

  /** UTF-8 can't encode it: as a question mark, the ids of two transactions could be equal. */
  @ParameterizedTest
  @ValueSource(
      strings = {"t-1", "u-7", "12.50", "EUR", "Padaria Ribeira", "groceries", "PT", "Lisbon"})
  void an_escape_of_half_a_surrogate_pair_is_refused_in_each_text(String text) {
    for (var half : List.of("\\uD83D", "\\ude00", "\\uDE00\\uD83D", "x\\uD83Dx")) {
      assertThat(problem(WHOLE.replace(text, half))).isEqualTo(Problem.BAD_FIELD);
    }
  }

  @Test
  void an_escaped_surrogate_pair_is_one_character() {
    assertThat(json(WHOLE.replace("t-1", "\\uD83D\\uDE00")).id()).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void only_the_stretch_that_is_named_is_read() {
    var bytes = ("]" + WHOLE + "{").getBytes(StandardCharsets.UTF_8);

    assertThat(TransactionJson.read(bytes, 1, bytes.length - 1)).isEqualTo(json(WHOLE));
  }

  @Test
  void fields_that_may_be_left_out_may_be_null() {
    var nulls =
        SHORT
            .replace("\"channel\"", "\"category\":null,\"channel\"")
            .replace("\"Lisbon\"", "\"Lisbon\",\"lat\":null,\"lon\":null");

    assertThat(json(nulls)).isEqualTo(json(SHORT));
  }

  @Test
  void fields_of_other_names_are_passed_over() {
    var more =
        SHORT
            .replace("{\"id\"", "{\"trace\":[{\"id\":1},[2,{}]],\"id\"")
            .replace("\"Lisbon\"", "\"Lisbon\",\"zone\":{\"lat\":999}");

    assertThat(json(more)).isEqualTo(json(SHORT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "userId", "amount", "currency", "merchant", "channel", "occurredAt"})
  void a_field_that_must_be_there_and_is_not_is_missing(String field) {
    assertThat(problem(SHORT.replace('"' + field + '"', "\"other\"")))
        .isEqualTo(Problem.MISSING_FIELD);
    assertThat(problem(SHORT.replaceFirst('"' + field + "\":\"[^\"]*\"", '"' + field + "\":null")))
        .isEqualTo(Problem.MISSING_FIELD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"location", "country", "city"})
  void so_is_a_part_of_the_location_where_the_card_was_present(String field) {
    var online = SHORT.replace('"' + field + '"', "\"other\"");
    assertThat(problem(online.replace("online", "present"))).isEqualTo(Problem.MISSING_FIELD);
    assertThat(json(online).location().place()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lat", "lon"})
  void one_coordinate_without_the_other_is_refused(String field) {
    assertThat(problem(WHOLE.replace('"' + field + '"', "\"other\"")))
        .isEqualTo(Problem.MISSING_FIELD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          "t-1"; 7; BAD_FIELD
          "t-1"; ["t-1"]; BAD_FIELD
          "t-1"; ""; MISSING_FIELD
          "t-1"; "\\ud800"; BAD_FIELD
          "u-7"; "\\udc00\\ud800"; BAD_FIELD
          "Padaria Ribeira"; true; BAD_FIELD
          "groceries"; {}; BAD_FIELD
          "present"; "PRESENT"; BAD_FIELD
          "present"; 1; BAD_FIELD
          38.7223; "38.7223"; BAD_FIELD
          "EUR"; "eur"; UNKNOWN_CURRENCY
          "EUR"; "EURO"; UNKNOWN_CURRENCY
          "EUR"; 978; BAD_FIELD
          "PT"; "PRT"; UNKNOWN_COUNTRY
          "PT"; "ZZ"; UNKNOWN_COUNTRY
          38.7223; 90.1; COORDINATES_OUT_OF_RANGE
          -9.1393; -180.1; COORDINATES_OUT_OF_RANGE
          -9.1393; 1e999; COORDINATES_OUT_OF_RANGE
          "12.50"; 12.50; BAD_AMOUNT
          "12.50"; "12,50"; BAD_AMOUNT
          "12.50"; "1e2"; BAD_AMOUNT
          "12.50"; "+1"; BAD_AMOUNT
          "12.50"; ".5"; BAD_AMOUNT
          "12.50"; "5."; BAD_AMOUNT
          "12.50"; ""; BAD_AMOUNT
          "12.50"; "١٢"; BAD_AMOUNT
          "12.50"; "1234567890123456789"; BAD_AMOUNT
          "12.50"; "0.1234567890"; BAD_AMOUNT
          "12.50"; "-0.01"; NEGATIVE_AMOUNT
          "2026-11-23T05:59:40.250Z"; "2026-11-23"; BAD_TIME
          "2026-11-23T05:59:40.250Z"; 1763877580250; BAD_TIME
          """)
  void a_field_that_is_not_what_it_must_be_is_refused(String good, String bad, Problem expected) {
    assertThat(WHOLE).contains(good);

    assertThat(problem(WHOLE.replace(good, bad))).isEqualTo(expected);
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    assertThat(json(WHOLE.replace("t-1", "x".repeat(128))).id()).hasSize(128);
    assertThat(problem(WHOLE.replace("t-1", "x".repeat(129)))).isEqualTo(Problem.BAD_FIELD);
  }

  @Test
  void a_country_may_be_in_lower_case() {
    assertThat(json(WHOLE.replace("PT", "pt"))).isEqualTo(json(WHOLE));
  }

  @Test
  void a_field_that_is_there_twice_is_refused() {
    var twice = WHOLE.replace("\"amount\":\"12.50\"", "\"amount\":\"12.50\",\"amount\":\"9.00\"");

    assertThat(problem(twice)).isEqualTo(Problem.BAD_FIELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"t-1\"",
        "12",
        "{",
        "{\"id\"",
        "{\"id\":}",
        "{'id':'t-1'}",
        "{\"id\":\"t-1\",}",
        "{\"id\":NaN}",
        "{\"id\":\"a\nb\"}",
        "{\"id\":\"t-1\"",
        "{} {}",
        "{}}",
        "// comment\n{}"
      })
  void text_that_is_not_a_json_object_is_malformed(String text) {
    assertThat(problem(text)).isEqualTo(Problem.MALFORMED_JSON);
  }

  @Test
  void an_object_that_is_too_deep_or_too_long_is_malformed() {
    var deep = WHOLE.replace("{\"id\"", "{\"x\":" + "[".repeat(40) + "]".repeat(40) + ",\"id\"");
    var longer = WHOLE.replace("{\"id\"", "{\"x\":\"" + "x".repeat(65_536) + "\",\"id\"");

    assertThat(problem(deep)).isEqualTo(Problem.MALFORMED_JSON);
    assertThat(problem(longer)).isEqualTo(Problem.MALFORMED_JSON);
  }

  @Test
  void a_number_of_forty_digits_is_read_and_a_longer_one_is_malformed() {
    var forty = "38." + "1".repeat(38);

    var bytes = WHOLE.replace("38.7223", forty).getBytes(StandardCharsets.UTF_8);
    assertThat(TransactionJson.read(bytes, 0, bytes.length).location().coordinates()).isPresent();
    assertThat(problem(WHOLE.replace("38.7223", forty + "1"))).isEqualTo(Problem.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-8859-1"})
  void no_encoding_but_utf_8_is_read(String encoding) {
    var bytes = WHOLE.replace("Lisbon", "Évora").getBytes(Charset.forName(encoding));

    assertThat(problem(() -> TransactionJson.read(bytes, 0, bytes.length)))
        .isEqualTo(Problem.MALFORMED_JSON);
  }

  @Test
  void the_message_about_a_mistake_repeats_nothing_of_the_text() {
    for (var secret : new String[] {"\"4111 1111", "{\"amount\":4111}", "{\"4111\":[}"}) {
      assertThatThrownBy(() -> json(secret)).hasMessageNotContaining("4111").hasNoCause();
    }
  }
}
