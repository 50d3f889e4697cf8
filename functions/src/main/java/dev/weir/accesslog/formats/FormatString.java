package dev.weir.accesslog.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The format string of a web server, extracted from its configuration: the complete directive
 * ({@code LogFormat "..." name}, {@code log_format name '...' '...';}), its quoted strings, or the
 * bare text.
 */
final class FormatString {

  /** The server whose syntax it uses. */
  enum Dialect {
    APACHE,
    NGINX
  }

  private final String configured;
  private final StringBuilder text = new StringBuilder();
  private final List<String> problems = new ArrayList<>();
  private int[] positions = new int[64];
  private Dialect dialect;

  private FormatString(String configured) {
    this.configured = configured;
  }

  static FormatString of(String configured) {
    var format = new FormatString(configured);
    format.read();
    return format;
  }

  /** Returns the text without quotes and escapes. */
  String text() {
    return text.toString();
  }

  Dialect dialect() {
    return dialect;
  }

  /** Returns the problems with its quotes. */
  List<String> problems() {
    return problems;
  }

  /** Returns the position of one of the text's characters in the configuration, counted from 1. */
  int position(int index) {
    return index < text.length() ? positions[index] + 1 : configured.length() + 1;
  }

  private void read() {
    int start = skipBlanks(0);
    if (configured.startsWith("LogFormat", start)) {
      dialect = Dialect.APACHE;
      readQuoted(skipBlanks(skipWord(start)), false);
    } else if (configured.startsWith("log_format", start)) {
      dialect = Dialect.NGINX;
      readQuoted(skipNameAndEscape(skipWord(start)), true);
    } else if (isQuotedWhole(start)) {
      readQuoted(start, true);
    } else {
      readPart(start, configured.length());
    }
    dialect = dialect == null ? guess() : dialect;
  }

  private Dialect guess() {
    for (int i = 0; i < text.length() - 1; i++) {
      char next = text.charAt(i + 1);
      if (text.charAt(i) == '$' && (Character.isLetter(next) || next == '{')) {
        return Dialect.NGINX;
      }
    }
    return Dialect.APACHE;
  }

  // "%h \"%r\"" is one quoted string, while "$request" "$status" is a format that contains quotes.
  private boolean isQuotedWhole(int start) {
    if (start == configured.length()) {
      return false;
    }
    char quote = configured.charAt(start);
    boolean closesAtEnd = closing(start) == configured.stripTrailing().length() - 1;
    return quote == '\'' || (quote == '"' && closesAtEnd);
  }

  private void readQuoted(int from, boolean several) {
    int at = from;
    do {
      int close = isQuote(at) ? closing(at) : -1;
      if (close < 0) {
        problems.add("access-log format has no closed quotes at position " + (at + 1));
        return;
      }
      readPart(at + 1, close);
      at = skipBlanks(close + 1);
    } while (several && isQuote(at));
  }

  private boolean isQuote(int at) {
    return at < configured.length() && "\"'".indexOf(configured.charAt(at)) >= 0;
  }

  private int closing(int open) {
    for (int i = open + 1; i < configured.length(); i++) {
      if (configured.charAt(i) == '\\') {
        i++;
      } else if (configured.charAt(i) == configured.charAt(open)) {
        return i;
      }
    }
    return -1;
  }

  private void readPart(int from, int to) {
    for (int i = from; i < to; i++) {
      if (configured.charAt(i) == '\\' && i + 1 < to) {
        i++;
        add(unescaped(configured.charAt(i)), i - 1);
      } else {
        add(configured.charAt(i), i);
      }
    }
  }

  private static char unescaped(char escaped) {
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }

  private void add(char c, int position) {
    if (text.length() == positions.length) {
      positions = Arrays.copyOf(positions, positions.length * 2);
    }
    positions[text.length()] = position;
    text.append(c);
  }

  private int skipNameAndEscape(int from) {
    int at = skipBlanks(skipWord(skipBlanks(from)));
    return configured.startsWith("escape=", at) ? skipBlanks(skipWord(at)) : at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < configured.length() && Character.isWhitespace(configured.charAt(at))) {
      at++;
    }
    return at;
  }

  private int skipWord(int from) {
    int at = from;
    while (at < configured.length() && !Character.isWhitespace(configured.charAt(at))) {
      at++;
    }
    return at;
  }
}
