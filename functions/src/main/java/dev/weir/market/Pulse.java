package dev.weir.market;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A pulse: a record that is put into each Region's feed stream every few seconds and moves no mark.
 * It follows the path of a tick, so that its effect at the end proves that the path works.
 *
 * <p>In the marks' table each Region has a separate item for it: {@code symbol} is {@link #SYMBOL},
 * {@code venue} the Region, {@code pulsedAt} its arrival in epoch milliseconds.
 *
 * @param region the Region whose stream it was put into
 * @param arrivedAt when it arrived there, by Kinesis's clock, in milliseconds
 */
public record Pulse(String region, Instant arrivedAt) {

  /** Takes the place of a symbol; no symbol has an at sign. */
  public static final String SYMBOL = "@pulse";

  static final String PULSED_AT = "pulsedAt";

  public Pulse {
    arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether an item of the marks' table is a pulse's rather than a register's. */
  public static boolean isItemOf(String symbol) {
    return symbol.equals(SYMBOL);
  }

  /**
   * Reads the pulse from an item of the marks' table, as its changes contain it; empty for a
   * mark's.
   */
  public static Optional<Pulse> read(Map<String, String> image) {
    return SYMBOL.equals(image.get("symbol"))
        ? Optional.of(
            new Pulse(
                image.get("venue"), Instant.ofEpochMilli(Long.parseLong(image.get(PULSED_AT)))))
        : Optional.empty();
  }
}
