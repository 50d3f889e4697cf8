package dev.weir.events.envelope;

import java.util.Locale;

/** Writes JSON strings. */
final class JsonStrings {

  private JsonStrings() {}

  /**
   * Returns the text as a JSON string with its quotes; only characters that require it are escaped.
   */
  static String quote(String text) {
    var json = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), json);
    }
    return json.append('"').toString();
  }

  private static void append(char c, StringBuilder json) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (c < ' ') {
          json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
    }
  }
}
