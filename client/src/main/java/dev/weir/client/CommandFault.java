package dev.weir.client;

/** Something that the user can fix: what is wrong, and what to do; never a stack trace. */
public final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;
  private final int exitCode;

  /**
   * Makes a fault that ends the command with {@link ExitCode#FAILED}.
   *
   * @param message what is wrong, with the place
   * @param remedy what to do, as a sentence
   */
  public CommandFault(String message, String remedy) {
    this(message, remedy, ExitCode.FAILED);
  }

  /** Makes a fault that ends the command with an exit code. */
  public CommandFault(String message, String remedy, int exitCode) {
    super(message);
    this.remedy = remedy;
    this.exitCode = exitCode;
  }

  /** What to do, as a sentence. */
  public String remedy() {
    return remedy;
  }

  /** What the command exits with. */
  public int exitCode() {
    return exitCode;
  }
}
