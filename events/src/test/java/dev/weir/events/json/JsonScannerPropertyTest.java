package dev.weir.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.property.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the scanner with Jackson: both accept the same texts as JSON, and read them alike. */
class JsonScannerPropertyTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  private static final List<String> PARTS =
      List.of(
          "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\", "\\n", "\\u00e9", "0", "1",
          "-", ".", "e", "E+", "12.5e-3", "true", "false", "null", "nul", " ", "\n", "\t", "{}",
          "[]", "{\"a\":", "[1,", "\u0001", "é");

  private static final List<String> STRING_PARTS =
      List.of(
          "a",
          "é",
          "😀",
          "\\\"",
          "\\\\",
          "\\/",
          "\\b",
          "\\f",
          "\\n",
          "\\r",
          "\\t",
          "\\u0041",
          "\\u00e9",
          "\\u20AC",
          "\\uD83D\\uDE00",
          "\\ud83d",
          "\\ude00",
          "\\u00",
          "\\x",
          "\t",
          "\\uDBFF\\uDFFF",
          "\\ufFfF",
          "\\u0000");

  @Test
  void a_text_is_json_if_jackson_says_so() {
    Property.holds(
        20_000,
        draw -> {
          var text = String.join("", draw.list(1, 9, () -> draw.of(PARTS)));
          assertThat(scannerAccepts(text)).as(text).isEqualTo(jacksonAccepts(text));
        });
  }

  @Test
  void strings_are_read_as_jackson_reads_them() {
    Property.holds(
        5_000,
        draw -> {
          var text = String.join("", draw.list(0, 6, () -> draw.of(STRING_PARTS)));
          byte[] json = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
          var scanner = new JsonScanner(json, 0, json.length);
          boolean accepted = true;
          try {
            scanner.string();
          } catch (JsonException e) {
            accepted = false;
          }

          assertThat(accepted && scanner.atEnd()).isEqualTo(jacksonAccepts('"' + text + '"'));
          if (accepted && scanner.atEnd()) {
            assertThat(scanner.text()).isEqualTo(wellFormed(jacksonText(json)));
          }
        });
  }

  private static boolean scannerAccepts(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    var scanner = new JsonScanner(json, 0, json.length);
    try {
      scanner.skipValue();
      return scanner.atEnd();
    } catch (JsonException e) {
      return false;
    }
  }

  private static boolean jacksonAccepts(String text) {
    try (JsonParser json = JACKSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      JsonToken first = json.nextToken();
      json.skipChildren();
      // Strings and numbers are checked when they are read.
      json.getValueAsString();
      return first != null && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static String jacksonText(byte[] text) throws IOException {
    try (JsonParser json = JACKSON.createParser(text)) {
      json.nextToken();
      return json.getText();
    }
  }

  /** An unpaired surrogate becomes U+FFFD in our reader, and is kept by Jackson. */
  private static String wellFormed(String text) {
    var replaced = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }
}
