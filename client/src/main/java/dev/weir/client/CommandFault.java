package dev.weir.client;

/**
 * A fault that the user can fix. It carries the problem and the remedy, and is never shown as a
 * stack trace.
 */
public final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;
  private final int exitCode;

  /**
   * Creates a fault that ends the command with {@link ExitCode#FAILED}.
   *
   * @param message the problem, with its place
   * @param remedy what to do, as a sentence
   */
  public CommandFault(String message, String remedy) {
    this(message, remedy, ExitCode.FAILED);
  }

  /** Creates a fault that ends the command with the given exit code. */
  public CommandFault(String message, String remedy, int exitCode) {
    super(message);
    this.remedy = remedy;
    this.exitCode = exitCode;
  }

  /** Returns what to do, as a sentence. */
  public String remedy() {
    return remedy;
  }

  public int exitCode() {
    return exitCode;
  }
}
