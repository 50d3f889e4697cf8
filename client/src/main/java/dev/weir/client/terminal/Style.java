package dev.weir.client.terminal;

import dev.weir.events.ForeignText;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * The appearance of a text on a terminal. It stays plain elsewhere, and wherever NO_COLOR is set.
 *
 * <p>Two noncharacters enclose a styled text, and {@link Printer} replaces them with the terminal's
 * escape sequences. Only this type can add colour, and no text can carry a terminal command,
 * because {@link ForeignText} lets no noncharacter through.
 */
public enum Style {
  BOLD("1"),
  FAINT("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BOLD_RED("1;31"),
  BOLD_GREEN("1;32"),
  BOLD_YELLOW("1;33"),
  BOLD_MAGENTA("1;35");

  private static final char FIRST_MARK = '\uFDD0';
  private static final char END_MARK = '\uFDEF';
  private static final String END = "\u001b[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Returns the text in this style, on one line. */
  public String of(String text) {
    var line = ForeignText.oneLine(text);
    return Ansi.AUTO.enabled() ? mark() + line + END_MARK : line;
  }

  @SuppressWarnings("EnumOrdinal") // A mark lives only as long as the process that prints it.
  private char mark() {
    return (char) (FIRST_MARK + ordinal());
  }

  /** Returns the terminal's escape sequence for a mark; empty for any other character. */
  static Optional<String> sequence(int character) {
    return character == END_MARK
        ? Optional.of(END)
        : Arrays.stream(values())
            .filter(style -> style.mark() == character)
            .map(style -> "\u001b[" + style.code + "m")
            .findFirst();
  }
}
