package dev.weir.client.terminal;

import picocli.CommandLine.Option;

/** The option of commands that print times for people. */
public final class TimeOptions {

  @Option(
      names = "--utc",
      description = "Print times in UTC, as in JSON and in pipes, instead of local time.")
  private boolean utc;

  /** Returns how times are printed. */
  public Times times() {
    return Times.at(Terminal.isOutput(), utc);
  }
}
