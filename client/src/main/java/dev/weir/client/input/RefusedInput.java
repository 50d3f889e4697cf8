package dev.weir.client.input;

import dev.weir.client.CommandFault;
import dev.weir.producer.RefusalListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of an input was refused, and why: the first ones are reported one by one, with file and
 * line; all are counted. Safe for several threads.
 */
public final class RefusedInput implements RefusalListener {

  private static final int TOLD = 50;

  private final PrintWriter err;
  private final String name;
  private final Map<String, Long> byReason = new TreeMap<>();
  private long count;

  /**
   * Tells of refusals.
   *
   * @param name what messages call the input
   */
  public RefusedInput(PrintWriter err, String name) {
    this.err = err;
    this.name = name;
  }

  @Override
  public synchronized void add(long line, String reason, String detail) {
    byReason.merge(reason, 1L, Long::sum);
    count++;
    if (count <= TOLD) {
      err.printf("%s, line %d: %s: %s%n", name, line, reason, detail);
    } else if (count == TOLD + 1) {
      err.println("More are refused; from here on they are only counted.");
    }
    err.flush();
  }

  /** How many there are. */
  public synchronized long count() {
    return count;
  }

  /**
   * Ends a command whose input was sent but for these.
   *
   * @throws CommandFault if there are any
   */
  public void failOnAny() {
    failOnAny(
        "rows",
        "All others are sent. Fix these and send the file again: a transaction whose id was seen"
            + " changes nothing.");
  }

  /**
   * Ends a command whose input was sent but for these.
   *
   * @param unit what was refused, such as {@code lines}
   * @throws CommandFault with this remedy if there are any
   */
  public void failOnAny(String unit, String remedy) {
    if (count() > 0) {
      throw new CommandFault(
          "%s: %,d %s were refused and not sent: %s".formatted(name, count(), unit, byReason()),
          remedy);
    }
  }

  /** How many there are of each reason. */
  public synchronized Map<String, Long> byReason() {
    return new TreeMap<>(byReason);
  }
}
