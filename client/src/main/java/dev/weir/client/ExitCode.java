package dev.weir.client;

/** The exit codes of {@code weir}. */
public final class ExitCode {

  /** The command succeeded. */
  public static final int OK = 0;

  /** The command failed; the message says why. */
  public static final int FAILED = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** There is no local cloud, or no such stack, to work on. */
  public static final int NOT_RUNNING = 3;

  /**
   * Whoever read the output has ended, such as {@code head}: that of a program which the signal
   * SIGPIPE ends.
   */
  public static final int READER_GONE = 141;

  private ExitCode() {}
}
