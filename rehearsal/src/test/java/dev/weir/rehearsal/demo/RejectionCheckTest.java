package dev.weir.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectionCheckTest {

  private final RejectionCheck check = new RejectionCheck();

  @BeforeEach
  void two_bad_records_were_sent() {
    check.expect("BAD_TIME", new byte[] {'a'});
    check.expect("MISSING_FIELD", new byte[] {'b'});
  }

  @Test
  void each_with_its_reason_shows_no_difference() {
    assertThat(check.differences(List.of(entry("MISSING_FIELD", "b"), entry("BAD_TIME", "a"))))
        .isEmpty();
    assertThat(check.records()).isEqualTo(2);
    assertThat(check.reasons()).isEqualTo(2);
  }

  @Test
  void a_different_reason_is_reported() {
    assertThat(check.differences(List.of(entry("MISSING_FIELD", "b"), entry("BAD_AMOUNT", "a"))))
        .containsExactly(
            "quarantine has 1 too many of BAD_AMOUNT: \"a\"",
            "quarantine has 1 too few of BAD_TIME: \"a\"");
  }

  private static JsonNode entry(String reason, String text) {
    return JsonNodeFactory.instance.objectNode().put("reason", reason).put("text", text);
  }
}
