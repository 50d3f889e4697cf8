package dev.weir.accesslog.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Text from clients who know how access logs are written. */
final class HostileText {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          " ",
          "[",
          "]",
          "-",
          "\" ",
          "] \"",
          "\\\"",
          "\"\"",
          "a",
          "John Smith",
          "Ä",
          "x:443 ",
          "[01/Nov/2026:00:00:00 +0000]",
          "[01/Nov/2026:00:00:00 +0000] ",
          "[01/Nov/2026:00:00:00 +0000] \"",
          "x [01/Nov/2026:00:00:00 +0000] - 503 0",
          " [01/Nov/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 503 7",
          " [01/Nov/2026:00:00:00 +0000]\"GET / HTTP/1.1\" 503 7",
          "\" 503 7",
          "\" 503 7 \"-\" \"-\"",
          "\" 503 UF 7 7 7 - \"",
          " HTTP/1.1\" 503 UF via_upstream - \"-\" 7 7 7 - \"",
          "\" 503 SlowDown 7 7 7 7 \"",
          "\" \"checkout\" \"",
          "\" \"a\" \"b\" \"checkout\" \"c\"",
          "503",
          "\t503\t",
          "',\"status\":503,\"time\":\"2026-11-01T00:00:00Z\",\"",
          "\u00ff\u00fe",
          "%22",
          "{",
          "}",
          "\u65e5\u672c");

  private static final int MAX_PIECES = 5;
  private static final int MAX_RANDOM_BYTES = 12;

  private HostileText() {}

  /** Returns any bytes except line ends, as characters of Latin-1. */
  static String any(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(MAX_PIECES); i >= 0; i--) {
      text.append(random.nextInt(8) == 0 ? randomBytes(random) : piece(random));
    }
    return text.toString();
  }

  private static String piece(SplittableRandom random) {
    byte[] utf8 = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static String randomBytes(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(MAX_RANDOM_BYTES); i >= 0; i--) {
      char c = (char) random.nextInt(256);
      text.append(c == '\n' || c == '\r' ? '?' : c);
    }
    return text.toString();
  }

  /**
   * Returns the same without the characters that no HTTP server accepts in a header: control
   * characters and surrounding blanks.
   */
  static String header(SplittableRandom random) {
    String text = any(random).replaceAll("[\\x00-\\x1f\\x7f]", "").strip();
    return text.isEmpty() ? "-" : text;
  }

  /** Returns the same without blanks, for use within a request line. */
  static String path(SplittableRandom random) {
    return "/" + header(random).replace(" ", "");
  }
}
