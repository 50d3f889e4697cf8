package dev.weir.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FraudCheckTest {

  private final FraudCheck check = new FraudCheck();

  @BeforeEach
  void two_patterns_were_put_in() {
    check.expect("VELOCITY/u-1/");
    check.expect("CARD_TESTING/u-2/");
  }

  @Test
  void each_pattern_with_one_alert_shows_no_difference() {
    assertThat(
            check.differences(
                List.of(alert("VELOCITY", "u-1"), alert("CARD_TESTING", "u-2"), error())))
        .isEmpty();
    assertThat(check.patterns()).isEqualTo(2);
  }

  @Test
  void a_pattern_without_an_alert_is_reported() {
    assertThat(check.differences(List.of(alert("VELOCITY", "u-1"))))
        .containsExactly("alert CARD_TESTING/u-2/ is missing");
  }

  @Test
  void duplicate_and_unplanted_alerts_are_reported() {
    var alerts =
        List.of(
            alert("VELOCITY", "u-1"),
            alert("VELOCITY", "u-1", 1),
            alert("CARD_TESTING", "u-2"),
            alert("AMOUNT_SPIKE", "u-3"));

    assertThat(check.differences(alerts))
        .containsExactly("alert AMOUNT_SPIKE/u-3/ is too many", "alert VELOCITY/u-1/ is too many");
  }

  private static AlertFeed.ReceivedAlert alert(String type, String user) {
    return alert(type, user, 0);
  }

  private static AlertFeed.ReceivedAlert alert(String type, String user, int ordinal) {
    return new AlertFeed.ReceivedAlert(
        type + "/" + user + "/" + ordinal,
        type,
        "",
        user,
        "",
        JsonNodeFactory.instance.objectNode(),
        Instant.EPOCH,
        Optional.empty());
  }

  private static AlertFeed.ReceivedAlert error() {
    return new AlertFeed.ReceivedAlert(
        "e",
        "ERROR_COUNT",
        "shop",
        "",
        "",
        JsonNodeFactory.instance.objectNode(),
        Instant.EPOCH,
        Optional.empty());
  }
}
