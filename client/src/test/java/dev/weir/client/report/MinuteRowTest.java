package dev.weir.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.OtherNames;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.Minute;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteRowTest {

  private static final Minute MINUTE = Minute.parse("2015-05-17T10:05Z");
  private static final ServiceCount COUNT =
      ServiceCount.ZERO
          .with(Counter.SUCCESSFUL, 8)
          .with(Counter.SERVER_ERRORS, 1)
          .with(Counter.BYTES, 4096)
          .with(Counter.LATE, 2)
          .with(Counter.REJECTED, 3);

  @Test
  void json_has_the_promised_fields_in_their_order() {
    assertThat(new MinuteRow(MINUTE, "default", COUNT, OtherNames.NONE).toJson())
        .isEqualTo(
            """
            {"minute":"2015-05-17T10:05:00Z","service":"default","requests":9,"errors":1,\
            "ratio":0.111111,"status":{"1xx":0,"2xx":8,"3xx":0,"4xx":0,"5xx":1,"other":0},\
            "bytes":4096,"late":2,"rejected":3}\
            """);
  }

  @Test
  void a_minute_without_requests_has_a_ratio_of_nothing() {
    var rejectedOnly = ServiceCount.ZERO.with(Counter.REJECTED, 1);

    assertThat(new MinuteRow(MINUTE, "default", rejectedOnly, OtherNames.NONE).toJson())
        .contains("\"ratio\":0,");
  }

  @Test
  void csv_has_a_cell_for_each_name_of_its_header() {
    assertThat(new MinuteRow(MINUTE, "default", COUNT, OtherNames.NONE).toCsv())
        .isEqualTo("2015-05-17T10:05:00Z,default,9,1,0.111111,0,8,0,0,1,0,4096,2,3")
        .matches(csv -> csv.split(",").length == MinuteRow.CSV_HEADER.split(",").length);
  }

  @Test
  void a_service_with_commas_and_quotes_is_still_one_cell() {
    assertThat(new MinuteRow(MINUTE, "a,\"b\"", COUNT, OtherNames.NONE).toCsv())
        .contains(",\"a,\"\"b\"\"\",9,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd()", "+1+cmd()", "-1+cmd()", "@SUM(A1)", " =cmd()", "\t=cmd()"})
  void a_service_that_a_spreadsheet_would_compute_is_defused(String service) {
    assertThat(new MinuteRow(MINUTE, service, COUNT, OtherNames.NONE).toCsv().split(",", -1)[1])
        .startsWith("'");
  }

  @Test
  void rows_are_sorted_and_may_be_of_one_service_only() {
    var totals =
        new TreeMap<>(
            Map.of(
                MINUTE,
                new MinuteCount(Map.of("shop", COUNT, "api", COUNT)),
                Minute.parse("2015-05-17T10:04Z"),
                new MinuteCount(Map.of("shop", COUNT))));

    assertThat(MinuteRow.of(totals, null))
        .extracting(row -> row.minute() + " " + row.service())
        .containsExactly(
            "2015-05-17T10:04Z shop", "2015-05-17T10:05Z api", "2015-05-17T10:05Z shop");
    assertThat(MinuteRow.of(totals, "api")).hasSize(1);
  }
}
