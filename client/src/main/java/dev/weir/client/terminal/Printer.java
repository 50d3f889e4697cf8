package dev.weir.client.terminal;

import dev.weir.client.CommandFault;
import dev.weir.events.ForeignText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The only path to standard output and standard error. It lets a terminal interpret nothing except
 * a {@link Style}: control characters, bidirectional controls and the like are escaped as in JSON,
 * {@code \u001b}, so that JSON keeps its meaning and text stays readable.
 *
 * <p>Each format argument is printed on one line, and digits are the same in every locale.
 */
public final class Printer extends PrintWriter {

  private final TerminalWriter writer;

  private Printer(TerminalWriter writer) {
    super(writer, true);
    this.writer = writer;
  }

  /** Returns a printer for results; a command that cannot write them ends. */
  public static Printer ofResults(Writer out) {
    return new Printer(new TerminalWriter(out, true));
  }

  /** Returns a printer for messages; a command continues if it cannot write them. */
  public static Printer ofMessages(Writer err) {
    return new Printer(new TerminalWriter(err, false));
  }

  @Override
  @SuppressWarnings("AnnotateFormatMethod") // as in the overridden method
  public PrintWriter format(String format, Object... arguments) {
    return format(Locale.ROOT, format, arguments);
  }

  @Override
  public PrintWriter format(Locale locale, String format, Object... arguments) {
    return super.format(locale, format, Arrays.stream(arguments).map(Printer::shown).toArray());
  }

  private static Object shown(Object argument) {
    return argument instanceof Number || argument == null ? argument : styledLine(argument);
  }

  // Styled text is already a single line, and its marks must be kept.
  private static String styledLine(Object argument) {
    var text = argument.toString();
    return text.codePoints().anyMatch(c -> Style.sequence(c).isPresent())
        ? text
        : ForeignText.oneLine(text);
  }

  /** Erases the last lines of a terminal. */
  public void eraseLines(int count) {
    flush();
    writer.eraseLines(count);
  }

  /**
   * Flushes the output and checks that it was written.
   *
   * @throws CommandFault if results cannot be written because the disk is full or the reader is
   *     gone
   */
  public void requireWritten() {
    flush();
    writer.requireWritten();
  }
}
