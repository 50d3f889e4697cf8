package dev.weir.client.input;

import dev.weir.client.CommandFault;
import dev.weir.producer.RefusalListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * The refused entries of an input, with reasons. The first ones are reported individually, with
 * file and line; all are counted. Thread-safe.
 */
public final class RefusedInput implements RefusalListener {

  private static final int MAX_SHOWN = 50;

  private final PrintWriter err;
  private final String name;
  private final Map<String, Long> byReason = new TreeMap<>();
  private long count;

  /**
   * Reports refusals to a writer.
   *
   * @param name the name of the input in messages
   */
  public RefusedInput(PrintWriter err, String name) {
    this.err = err;
    this.name = name;
  }

  @Override
  public synchronized void add(long line, String reason, String detail) {
    byReason.merge(reason, 1L, Long::sum);
    count++;
    if (count <= MAX_SHOWN) {
      err.printf("%s, line %d: %s: %s%n", name, line, reason, detail);
    } else if (count == MAX_SHOWN + 1) {
      err.println("More rejected rows follow; they are only counted.");
    }
    err.flush();
  }

  /** Returns the number of refusals. */
  public synchronized long count() {
    return count;
  }

  /**
   * Ends the command if the input was sent except for refused entries.
   *
   * @throws CommandFault if there are any refusals
   */
  public void failOnAny() {
    failOnAny(
        "rows",
        "All others were sent. Fix these and send the file again: known transaction ids are"
            + " ignored.");
  }

  /**
   * Ends the command if the input was sent except for refused entries.
   *
   * @param unit of the refused entries, such as {@code lines}
   * @throws CommandFault with this remedy if there are any refusals
   */
  public void failOnAny(String unit, String remedy) {
    if (count() > 0) {
      throw new CommandFault(
          "%s: %,d %s were rejected and not sent: %s".formatted(name, count(), unit, byReason()),
          remedy);
    }
  }

  /** Returns the number of refusals by reason. */
  public synchronized Map<String, Long> byReason() {
    return new TreeMap<>(byReason);
  }
}
