package dev.weir.client.terminal;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.events.ForeignText;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/** Passes displayable text to a terminal and escapes everything that it would interpret. */
final class TerminalWriter extends Writer {

  private static final String LINE_UP = "\u001b[1A";
  private static final String ERASE_BELOW = "\u001b[J";

  private final Writer out;
  private final boolean mustBeWritten;
  private Optional<IOException> failure = Optional.empty();

  TerminalWriter(Writer out, boolean mustBeWritten) {
    this.out = out;
    this.mustBeWritten = mustBeWritten;
  }

  /**
   * Returns if everything that must be written was written.
   *
   * @throws CommandFault giving the reason if it was not; with {@link ExitCode#READER_GONE} if
   *     whoever read it has ended
   */
  void requireWritten() {
    if (mustBeWritten && failure.isPresent()) {
      throw new CommandFault(
          "The output can't be written: " + failure.get().getMessage(),
          "Free space at the destination, or redirect the output elsewhere.",
          isReaderGone(failure.get()) ? ExitCode.READER_GONE : ExitCode.FAILED);
    }
  }

  // Java has no type for it: this is the word of the system's text, in English and some languages.
  // In others the failure is shown like that of a full disk.
  private static boolean isReaderGone(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    pass(shown(new String(buffer, offset, length)));
  }

  void eraseLines(int count) {
    try {
      pass(LINE_UP.repeat(count) + ERASE_BELOW);
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  private static String shown(String text) {
    if (text.equals(System.lineSeparator())) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                Style.sequence(c)
                    .ifPresentOrElse(
                        shown::append,
                        () -> {
                          if (c == '\n' || ForeignText.isHarmless(c)) {
                            shown.appendCodePoint(c);
                          } else {
                            ForeignText.appendEscaped(c, shown);
                          }
                        }));
    return shown.toString();
  }

  // A command that prints forever, such as weir alerts
  // --follow, ends with the first line after a failure.
  private void pass(String text) throws IOException {
    requireWritten();
    try {
      out.write(text);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
