package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickJsonTest {

  private static final String WHOLE =
      "{\"symbol\":\"ACME\",\"venue\":\"XNAS\",\"session\":\"2026-11-23\",\"sequence\":7,"
          + "\"price\":\"101.25\",\"bid\":\"101.20\",\"ask\":\"101.30\",\"size\":\"300\","
          + "\"occurredAt\":\"2026-11-23T14:30:00.250Z\"}";

  private static Tick read(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return TickJson.read(bytes, 0, bytes.length);
  }

  @Test
  void a_number_of_ten_thousand_digits_is_refused_without_reading_it() {
    var json = WHOLE.replace("\"sequence\":7", "\"sequence\":" + "7".repeat(10_000));
    assertThat(catchThrowableOfType(InvalidTickException.class, () -> read(json)).problem())
        .isIn(TickProblem.MALFORMED_JSON, TickProblem.BAD_FIELD);
  }

  @Test
  void a_whole_tick_is_read_and_written() {
    assertThat(read(WHOLE))
        .isEqualTo(
            new Tick(
                "ACME",
                "XNAS",
                "2026-11-23",
                7,
                new BigDecimal("101.25"),
                Optional.of(new BigDecimal("101.20")),
                Optional.of(new BigDecimal("101.30")),
                Optional.of(new BigDecimal("300")),
                Instant.parse("2026-11-23T14:30:00.250Z")));
    assertThat(new String(TickJson.write(read(WHOLE)), StandardCharsets.UTF_8)).isEqualTo(WHOLE);
  }

  @Test
  void an_epoch_is_a_count_of_restarts_and_absent_in_the_first_one() {
    assertThat(read(WHOLE).epoch()).isZero();
    var later = WHOLE.replace("\"sequence\":7", "\"epoch\":2,\"sequence\":7");
    assertThat(read(later)).isEqualTo(read(WHOLE).inEpoch(2));
    for (var bad : List.of("-1", "1000001", "\"2\"", "1.5", "2,\"epoch\":2")) {
      var json = WHOLE.replace("\"sequence\":7", "\"epoch\":" + bad + ",\"sequence\":7");
      assertThat(catchThrowableOfType(InvalidTickException.class, () -> read(json)).problem())
          .as(bad)
          .isEqualTo(TickProblem.BAD_FIELD);
    }
  }

  @Test
  void bid_ask_and_size_may_be_left_out_or_null_and_strange_fields_are_passed_over() {
    var json =
        WHOLE
            .replace("\"bid\":\"101.20\",\"ask\":\"101.30\"", "\"bid\":null")
            .replace(",\"size\":\"300\"", ",\"condition\":{\"codes\":[1,2]}");
    assertThat(read(json).bid()).isEmpty();
    assertThat(read(json).ask()).isEmpty();
    assertThat(read(json).size()).isEmpty();
  }

  @Test
  void a_time_finer_than_a_microsecond_is_cut_as_avro_does() {
    assertThat(read(WHOLE.replace("00.250Z", "00.123456789+01:00")).occurredAt())
        .isEqualTo("2026-11-23T13:30:00.123456Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"symbol\":\"ACME\"|\"symbol\":\"\"|MISSING_FIELD",
        "\"symbol\":\"ACME\",|\"symbol\":null,|MISSING_FIELD",
        "\"symbol\":\"ACME\"|\"symbol\":\"A@B\"|BAD_FIELD",
        "\"symbol\":\"ACME\"|\"symbol\":7|BAD_FIELD",
        "\"venue\":\"XNAS\"|\"venue\":\"xnas\"|BAD_FIELD",
        "2026-11-23\",\"seq|a/b\",\"seq|BAD_FIELD",
        "\"sequence\":7|\"sequence\":0|BAD_FIELD",
        "\"sequence\":7|\"sequence\":7.0|BAD_FIELD",
        "\"sequence\":7|\"sequence\":99999999999999999999|BAD_FIELD",
        "\"sequence\":7|\"sequence\":7,\"sequence\":8|BAD_FIELD",
        "\"price\":\"101.25\"|\"price\":101.25|BAD_PRICE",
        "\"price\"|\"cost\"|MISSING_FIELD",
        "\"size\":\"300\"|\"size\":\"-1\"|BAD_PRICE",
        "\"symbol\":\"ACME\"|\"symbol\":\" ACME\"|BAD_FIELD",
        "\"sequence\":7|\"sequence\":7,\"corrects\":7|BAD_FIELD",
        "\"sequence\":7|\"sequence\":7,\"cancels\":0|BAD_FIELD",
        "\"sequence\":7|\"sequence\":7,\"cancels\":1,\"corrects\":2|BAD_FIELD",
        "\"price\":\"101.25\"|\"price\":\"1e3\"|BAD_PRICE",
        "\"price\":\"101.25\"|\"price\":\"1.123456789\"|BAD_PRICE",
        "\"price\":\"101.25\"|\"price\":\"1234567890123\"|BAD_PRICE",
        "\"bid\":\"101.20\"|\"bid\":\"NaN\"|BAD_PRICE",
        "2026-11-23T14|2026-11-23 14|BAD_TIME",
        "\"2026-11-23T14:30:00.250Z\"|1763908200|BAD_TIME",
        "}|}{}|MALFORMED_JSON",
        "}|,|MALFORMED_JSON"
      })
  void the_problem_is_named(String part, String wrong, TickProblem problem) {
    var json = WHOLE.replace(part, wrong);
    assertThat(json).isNotEqualTo(WHOLE);
    assertThat(catchThrowableOfType(InvalidTickException.class, () -> read(json)).problem())
        .isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BRK/B", "BTC/USDT", "CL=F", "ES H26", "^GSPC", "EUR.USD", "A"})
  void symbols_are_read_as_markets_write_them(String symbol) {
    assertThat(read(WHOLE.replace("ACME", symbol)).symbol()).isEqualTo(symbol);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "-1", "-37.63"})
  void prices_at_or_below_zero_are_read(String price) {
    assertThat(read(WHOLE.replace("101.25", price)).price()).contains(new BigDecimal(price));
  }

  @Test
  void corrections_and_cancels_are_read_and_written() {
    var correction = WHOLE.replace("}", ",\"corrects\":5}");
    assertThat(read(correction).amends()).contains(new Tick.Amendment(5, false));
    assertThat(new String(TickJson.write(read(correction)), StandardCharsets.UTF_8))
        .isEqualTo(correction);
    var cancel = WHOLE.replace("}", ",\"cancels\":5}").replace("\"price\":\"101.25\",", "");
    assertThat(read(cancel).amends()).contains(new Tick.Amendment(5, true));
    assertThat(read(cancel).price()).isEmpty();
    assertThat(new String(TickJson.write(read(cancel)), StandardCharsets.UTF_8)).isEqualTo(cancel);
  }
}
