package dev.weir.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class JsonScannerFuzzTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  // Longer texts meet limits of depth and of digits, which are not the same in both.
  private static final int MAX_LENGTH = JsonScanner.MAX_DEPTH - 1;

  @FuzzTest
  void a_text_is_json_if_jackson_says_so(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.length() <= MAX_LENGTH) {
      assertThat(scannerAccepts(text)).as(text).isEqualTo(jacksonAccepts(text));
    }
  }

  private static boolean scannerAccepts(String text) {
    var json = text.getBytes(StandardCharsets.UTF_8);
    var scanner = new JsonScanner(json, 0, json.length);
    try {
      scanner.skipValue();
      return scanner.atEnd();
    } catch (JsonException e) {
      return false;
    }
  }

  private static boolean jacksonAccepts(String text) {
    try (var json = JACKSON.createParser(text)) {
      var first = json.nextToken();
      json.skipChildren();
      // Strings and numbers are checked when they are read.
      json.getValueAsString();
      return first != null && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
