package dev.weir.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.samples.Label;
import dev.weir.samples.SampleLine;
import dev.weir.samples.SampleRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GarbageCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] BINARY = {0x16, 0x03, (byte) 0xFF};

  private final GarbageCheck check = new GarbageCheck();

  @BeforeEach
  void a_text_and_some_bytes_were_sent() {
    var garbage = new Label.GarbageLabel("default");
    var lines =
        List.of(
            new SampleLine(new byte[] {'h', 'i'}, garbage),
            new SampleLine(BINARY, garbage),
            new SampleLine(new byte[] {'#'}, new Label.Header()));
    check.expect(new SampleRecord(Duration.ZERO, "key", new byte[0], lines));
  }

  @Test
  void garbage_that_is_there_once_shows_no_difference() {
    assertThat(check.differences(List.of(text("hi"), base64(BINARY)))).isEmpty();
  }

  @Test
  void missing_garbage_is_reported() {
    assertThat(check.differences(List.of(base64(BINARY))))
        .singleElement()
        .asString()
        .contains("too few")
        .contains("hi");
  }

  @Test
  void duplicate_garbage_is_reported() {
    assertThat(check.differences(List.of(text("hi"), text("hi"), base64(BINARY))))
        .singleElement()
        .asString()
        .contains("too many");
  }

  @Test
  void a_valid_line_in_quarantine_is_reported() {
    assertThat(check.differences(List.of(text("hi"), text("good"), base64(BINARY)))).hasSize(1);
  }

  private static JsonNode text(String text) {
    return JSON.createObjectNode().put("text", text);
  }

  private static JsonNode base64(byte[] bytes) {
    return JSON.createObjectNode().put("base64", bytes);
  }
}
