package dev.weir.events;

import java.util.Locale;

/**
 * Makes text from outside (hosts, users, merchants, anything that a client or producer can choose)
 * safe to show: on a terminal, in a spreadsheet, in the subject of an e-mail. For display only;
 * identifiers are kept unchanged.
 *
 * <p>A replaced character becomes a question mark, one for one, so that the text keeps its length.
 */
public final class ForeignText {

  private static final char REPLACEMENT = '?';
  private static final String ELLIPSIS = "...";

  private ForeignText() {}

  /**
   * Returns the text on one line without anything that a terminal, a mail program or SNS would act
   * on or refuse: C0 and C1 control characters (line ends and TAB included), line and paragraph
   * separators, bidirectional controls, invisible tag characters, unpaired surrogates and
   * noncharacters are replaced.
   */
  public static String oneLine(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    var line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(isHarmless(c) ? c : REPLACEMENT));
    return line.toString();
  }

  /**
   * Returns {@link #oneLine(String)}, truncated to a number of UTF-16 units; a truncated text ends
   * with three dots. A surrogate pair is never split.
   *
   * @param maxLength at least 3
   */
  public static String oneLine(String text, int maxLength) {
    // Truncating before cleaning bounds the work for a text of megabytes; one more unit shows that
    // it was too long.
    var line = oneLine(text.length() > maxLength + 1 ? text.substring(0, maxLength + 1) : text);
    if (line.length() <= maxLength) {
      return line;
    }
    var end = maxLength - ELLIPSIS.length();
    var tears = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, tears ? end - 1 : end) + ELLIPSIS;
  }

  /** Returns {@link #oneLine(String, int)} in printable ASCII, for e-mail subjects. */
  public static String asciiLine(String text, int maxLength) {
    var line = oneLine(text, maxLength);
    var ascii = new StringBuilder(line.length());
    line.codePoints().forEach(c -> ascii.append(c >= ' ' && c <= '~' ? (char) c : REPLACEMENT));
    return ascii.toString();
  }

  /**
   * Returns the text in a form safe for spreadsheets: on one line, and preceded by an apostrophe if
   * a spreadsheet would interpret it as a formula (it begins with {@code = + - @}, TAB or a line
   * end, also after blanks). A plain number is unchanged. Source: OWASP, "CSV Injection". Quoting
   * for CSV is the writer's task.
   */
  public static String csvCell(String text) {
    var line = oneLine(text);
    return beginsAFormula(text) && !isPlainNumber(line) ? "'" + line : line;
  }

  private static boolean beginsAFormula(String text) {
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ' ' -> {}
        // The last four are the full-width forms, which spreadsheets treat like the ASCII ones.
        case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isPlainNumber(String text) {
    var digits = 0;
    var points = 0;
    for (var i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      var c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      points += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  /**
   * Whether a character (code point) has no effect beyond being shown, so that {@link #oneLine}
   * keeps it.
   */
  public static boolean isHarmless(int c) {
    return !isControl(c) && !isInvisible(c) && !isNotText(c);
  }

  /**
   * Appends a character in JSON's escaped form: a backslash, {@code u} and four hex digits; one
   * beyond the BMP takes two.
   */
  public static void appendEscaped(int c, StringBuilder text) {
    for (var unit : Character.toChars(c)) {
      text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
  }

  private static boolean isControl(int c) {
    return c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
  }

  // Bidirectional controls: Unicode Standard Annex #9, section 2. Tag characters, U+E0000 to
  // U+E007F, hide ASCII text.
  private static boolean isInvisible(int c) {
    return c == 0x061C
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  private static boolean isNotText(int c) {
    return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }
}
