package dev.weir.local.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that keeps the local cloud from starting or running, with what to do about it.
 *
 * <p>It is meant for the person at the terminal: the message says what happened to what, the remedy
 * what comes next. A stack trace would add nothing.
 */
public final class LocalFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Makes a fault.
   *
   * @param message what happened, to what
   * @param remedy what to do, as a sentence
   */
  public LocalFault(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** As {@link #LocalFault(String, String)}, with the exception that led to it. */
  public LocalFault(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** All of them as one; each keeps its remedy. */
  public static LocalFault all(List<LocalFault> faults) {
    if (faults.size() == 1) {
      return faults.getFirst();
    }
    var lines = faults.stream().map(fault -> "- " + fault.getMessage() + " " + fault.remedy());
    return new LocalFault(
        faults.size() + " problems:\n" + lines.collect(Collectors.joining("\n")),
        "Each has its remedy alongside it.");
  }

  /** What to do, as a sentence. */
  public String remedy() {
    return remedy;
  }
}
