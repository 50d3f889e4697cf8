package dev.weir.client.terminal;

import dev.weir.client.CommandFault;
import dev.weir.events.ForeignText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The one way to standard output and standard error. A terminal acts on nothing that goes through
 * it except a {@link Style}: control characters, bidirectional controls and the like come out
 * escaped as in JSON, {@code \u001b}, so that JSON keeps its meaning and text stays readable.
 *
 * <p>Arguments of a format are one line each, and digits are the same in every locale.
 */
public final class Printer extends PrintWriter {

  private final TerminalWriter writer;

  private Printer(TerminalWriter writer) {
    super(writer, true);
    this.writer = writer;
  }

  /** For results: a command that can't write them ends. */
  public static Printer ofResults(Writer out) {
    return new Printer(new TerminalWriter(out, true));
  }

  /** For messages: a command goes on without them. */
  public static Printer ofMessages(Writer err) {
    return new Printer(new TerminalWriter(err, false));
  }

  @Override
  @SuppressWarnings("AnnotateFormatMethod") // as the method that it overrides
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

  // What is styled is a line already, and its marks must stay.
  private static String styledLine(Object argument) {
    var text = argument.toString();
    return text.codePoints().anyMatch(c -> Style.sequence(c).isPresent())
        ? text
        : ForeignText.oneLine(text);
  }

  /** Takes the last lines of a terminal away again. */
  public void eraseLines(int count) {
    flush();
    writer.eraseLines(count);
  }

  /**
   * Writes out what is kept back and asks whether everything arrived.
   *
   * @throws CommandFault if results can't be written: the disk is full, or nobody reads any more
   */
  public void requireWritten() {
    flush();
    writer.requireWritten();
  }
}
