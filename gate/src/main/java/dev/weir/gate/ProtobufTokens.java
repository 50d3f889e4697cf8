package dev.weir.gate;

/**
 * The words, numbers, strings and symbols of a {@code .proto} file, and the comments before them.
 */
final class ProtobufTokens {

  private final String place;
  private final String text;
  private int at;
  private String comment = "";

  ProtobufTokens(String place, String text) {
    this.place = place;
    this.text = text;
    skipBlanks();
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** Returns the comment directly before the next token; empty if there is none. */
  String comment() {
    return comment;
  }

  String next() {
    if (!hasNext()) {
      throw error("ends early");
    }
    var from = at;
    var first = text.charAt(at++);
    if (first == '"' || first == '\'') {
      readString(first);
    } else if (isWord(first)) {
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
    }
    var token = text.substring(from, at);
    skipBlanks();
    return token;
  }

  /** Moves on if the next token is this one. */
  boolean take(String token) {
    var isNext = text.startsWith(token, at);
    if (isNext) {
      next();
    } else if (!hasNext()) {
      throw error("ends early");
    }
    return isNext;
  }

  void expect(String token) {
    if (!take(token)) {
      throw error("give " + token + " here");
    }
  }

  int line() {
    return 1
        + (int)
            text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
  }

  private InvalidContractException error(String what) {
    return new InvalidContractException("%s:%d: %s".formatted(place, line(), what));
  }

  private void readString(char quote) {
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    if (at > text.length()) {
      throw error("ends within a string");
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  private void skipBlanks() {
    var lines = new StringBuilder();
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        var end = end("\n");
        lines.append(lines.isEmpty() ? "" : " ").append(text.substring(at + 2, end).strip());
        at = end;
      } else if (text.startsWith("/*", at)) {
        var end = end("*/");
        lines.append(text.substring(at + 2, end).strip());
        at = Math.min(text.length(), end + 2);
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
    comment = lines.toString();
  }

  private int end(String of) {
    var end = text.indexOf(of, at);
    return end < 0 ? text.length() : end;
  }
}
