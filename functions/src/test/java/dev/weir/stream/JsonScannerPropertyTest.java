package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds the scanner against Jackson: both take the same texts for JSON, and read them alike. */
class JsonScannerPropertyTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  @Property(tries = 20_000)
  void a_text_is_json_if_jackson_says_so(@ForAll("texts") String text) {
    assertThat(scannerAccepts(text)).as(text).isEqualTo(jacksonAccepts(text));
  }

  @Property(tries = 5_000)
  void strings_are_read_as_jackson_reads_them(@ForAll("stringTexts") String text)
      throws IOException {
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
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> part =
        Arbitraries.of(
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\", "\\n", "\\u00e9", "0", "1",
            "-", ".", "e", "E+", "12.5e-3", "true", "false", "null", "nul", " ", "\n", "\t", "{}",
            "[]", "{\"a\":", "[1,", "\u0001", "é");
    return part.list().ofMinSize(1).ofMaxSize(9).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> stringTexts() {
    Arbitrary<String> part =
        Arbitraries.of(
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
    return part.list().ofMaxSize(6).map(parts -> String.join("", parts));
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
      // Strings and numbers are checked when they are asked for.
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

  /** Half a surrogate pair becomes U+FFFD with us, and is kept by Jackson. */
  private static String wellFormed(String text) {
    var replaced = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }
}
