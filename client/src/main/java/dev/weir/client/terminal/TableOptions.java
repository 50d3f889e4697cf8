package dev.weir.client.terminal;

import picocli.CommandLine.Option;

/** The option of commands that print a {@link Table}. */
public final class TableOptions {

  @Option(
      names = "--wide",
      description = "Print complete tables, even if they are wider than the terminal.")
  private boolean wide;

  /** Returns the maximum width of a line: unlimited if the output is not a terminal. */
  public int width() {
    return wide ? Integer.MAX_VALUE : Terminal.columns();
  }
}
