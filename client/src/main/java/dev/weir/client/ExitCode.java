package dev.weir.client;

/** What {@code weir} exits with. */
public final class ExitCode {

  /** It did what was asked. */
  public static final int OK = 0;

  /** It could not; the message says why. */
  public static final int FAILED = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** There is no local cloud, or no such stack, to work on. */
  public static final int NOT_RUNNING = 3;

  private ExitCode() {}
}
