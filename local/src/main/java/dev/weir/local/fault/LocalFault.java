package dev.weir.local.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A problem that prevents the local cloud from starting or running, with its remedy.
 *
 * <p>It is meant for the person at the terminal: the message states the problem, the remedy the
 * next action. A stack trace would add nothing.
 */
public final class LocalFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Creates a fault.
   *
   * @param message the problem, with the affected part
   * @param remedy the action, as a sentence
   */
  public LocalFault(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** As {@link #LocalFault(String, String)}, with the exception that caused it. */
  public LocalFault(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** Combines faults into one; each keeps its remedy. */
  public static LocalFault all(List<LocalFault> faults) {
    if (faults.size() == 1) {
      return faults.getFirst();
    }
    var lines = faults.stream().map(fault -> "- " + fault.getMessage() + " " + fault.remedy());
    return new LocalFault(
        faults.size() + " problems:\n" + lines.collect(Collectors.joining("\n")),
        "Each has its remedy alongside it.");
  }

  /** Returns the action, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
