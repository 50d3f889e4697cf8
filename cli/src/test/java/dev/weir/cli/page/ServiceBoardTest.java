package dev.weir.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.alerts.Alert;
import dev.weir.alerts.Severity;
import dev.weir.alerts.StoredAlert;
import dev.weir.events.Minute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the page gets about services: exact sums, the worst first, and the period that is asked for.
 */
class ServiceBoardTest {

  private static final Minute NOW = Minute.parse("2026-11-23T12:00Z");

  private final TreeMap<Minute, MinuteCount> totals = new TreeMap<>();

  private void count(String minute, String service, long good, long failed) {
    totals.merge(
        Minute.parse(minute),
        new MinuteCount(
            Map.of(
                service,
                ServiceCount.ZERO
                    .with(Counter.SUCCESSFUL, good)
                    .with(Counter.SERVER_ERRORS, failed))),
        (one, other) -> {
          var services = new HashMap<>(one.services());
          services.putAll(other.services());
          return new MinuteCount(services);
        });
  }

  private JsonNode board(Map<String, String> query) {
    return ServiceBoard.of(totals, List.of(), CountedPeriod.of(query), NOW);
  }

  private static List<String> names(JsonNode services) {
    return services.findValuesAsText("service");
  }

  @Test
  void the_service_with_the_most_errors_comes_first_and_then_the_busiest() {
    count("2026-11-23T11:58Z", "quiet", 5, 0);
    count("2026-11-23T11:58Z", "shop", 90, 1);
    count("2026-11-23T11:59Z", "shop", 7, 2);
    count("2026-11-23T11:59Z", "pay", 1, 9);
    count("2026-11-23T11:59Z", "busy", 500, 0);

    var board = board(Map.of());

    assertThat(names(board.path("services"))).containsExactly("pay", "shop", "busy", "quiet");
    assertThat(board.path("requests").asLong()).isEqualTo(615);
    assertThat(board.path("errors").asLong()).isEqualTo(12);
    assertThat(board.path("from").asLong())
        .isEqualTo(Instant.parse("2026-11-23T11:58:00Z").toEpochMilli());
    assertThat(board.path("minutes").asInt()).isEqualTo(2);
    assertThat(board.at("/services/1/counts")).hasToString("[[0,91,1],[1,9,2]]");
    assertThat(board.at("/services/1/2xx").asLong()).isEqualTo(97);
  }

  @Test
  void a_log_of_the_past_is_shown_up_to_its_end() {
    count("2015-05-17T10:00Z", "shop", 1, 0);
    count("2015-05-17T10:30Z", "shop", 2, 0);

    assertThat(board(Map.of("last", "30")).path("requests").asLong()).isEqualTo(2);
    assertThat(board(Map.of("last", "31")).path("requests").asLong()).isEqualTo(3);
  }

  @Test
  void a_minute_in_the_future_does_not_hide_the_present() {
    count("2026-11-23T11:59Z", "shop", 1, 0);
    count("2031-01-01T00:00Z", "shop", 8, 0);

    assertThat(board(Map.of()).path("requests").asLong()).isEqualTo(1);
  }

  @Test
  void a_selected_minute_moves_the_period_if_it_is_outside_and_has_all_counters() {
    count("2026-11-20T10:05Z", "shop", 3, 1);
    count("2026-11-20T10:05Z", "pay", 4, 0);
    count("2026-11-23T11:59Z", "shop", 1, 0);

    var board = board(Map.of("at", "2026-11-20T10:05Z", "last", "60"));

    assertThat(board.path("requests").asLong()).isEqualTo(8);
    assertThat(names(board.path("selected"))).containsExactly("shop", "pay");
    assertThat(board.at("/selected/0/5xx").asLong()).isEqualTo(1);
    assertThat(board(Map.of("at", "2026-11-23T11:58Z")).path("selected")).isEmpty();
    assertThat(board(Map.of()).has("selected")).isFalse();
  }

  @Test
  void a_part_of_a_name_in_any_case_selects_services() {
    count("2026-11-23T11:59Z", "Shop-EU", 1, 0);
    count("2026-11-23T11:59Z", "pay", 1, 0);

    assertThat(names(board(Map.of("service", "shop")).path("services"))).containsExactly("Shop-EU");
  }

  @Test
  void services_beyond_the_bound_are_counted_and_not_listed() {
    for (var i = 0; i < ServiceBoard.MAX_SERVICES + 3; i++) {
      count("2026-11-23T11:59Z", "s" + i, 1, 0);
    }

    var board = board(Map.of());

    assertThat(board.path("services")).hasSize(ServiceBoard.MAX_SERVICES);
    assertThat(board.path("more").asInt()).isEqualTo(3);
    assertThat(board.path("requests").asInt()).isEqualTo(ServiceBoard.MAX_SERVICES + 3);
  }

  @Test
  void without_counts_there_are_still_alerts() {
    var alert =
        new Alert(
            "ERROR_COUNT/shop/2026-11-23T11:59Z",
            "ERROR_COUNT",
            1,
            Severity.HIGH,
            Optional.of("shop"),
            Optional.empty(),
            NOW.start(),
            "shop: 9 of 10 requests failed",
            "{\"minute\":\"2026-11-23T11:59:00Z\"}");

    var board =
        ServiceBoard.of(
            totals,
            List.of(new StoredAlert(alert, Optional.empty())),
            CountedPeriod.of(Map.of()),
            NOW);

    assertThat(board.has("services")).isFalse();
    assertThat(board.at("/alerts/0/evidence/minute").asText()).isEqualTo("2026-11-23T11:59:00Z");
    assertThat(board.at("/alerts/0/fate").asText()).isEqualTo("PUBLISHED_OR_WAITING");
  }

  @Test
  void a_wrong_parameter_is_named() {
    assertThatThrownBy(() -> CountedPeriod.of(Map.of("last", "soon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("last=soon: give minutes, up to 1440");
    assertThatThrownBy(() -> CountedPeriod.of(Map.of("at", "noon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("at=noon: give a minute");
  }
}
