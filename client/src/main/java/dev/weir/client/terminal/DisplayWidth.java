package dev.weir.client.terminal;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** The number of a terminal's cells that a text takes. */
final class DisplayWidth {

  private static final String ELLIPSIS = "…";

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /**
   * Returns the text if it fits, or else its beginning and an ellipsis. A surrogate pair, or a
   * letter and the marks that follow it, is never split.
   */
  static String cut(String text, int width) {
    // A UTF-16 unit takes at most two cells.
    if (text.length() <= width / 2 || of(text) <= width) {
      return text;
    }
    if (width < 1) {
      return "";
    }
    var end = 0;
    for (var taken = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
      taken += of(text.codePointAt(end));
      if (taken > width - 1) {
        break;
      }
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  private static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    return character > 0x10FF
        && (WIDE.contains(UnicodeScript.of(character))
            || Character.isEmojiPresentation(character)
            || isFullWidth(character));
  }

  // CJK punctuation and the full-width forms, which belong to no script. Source: Unicode, "East
  // Asian Width" (UAX 11).
  private static boolean isFullWidth(int character) {
    return (character >= 0x3000 && character <= 0x303E)
        || (character >= 0xFF01 && character <= 0xFF60)
        || (character >= 0xFFE0 && character <= 0xFFE6);
  }
}
