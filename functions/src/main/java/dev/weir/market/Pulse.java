package dev.weir.market;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A pulse: a record that is put into each Region's feed stream every few seconds and moves no mark.
 * It takes the way of a tick, so that whatever it causes at the end proves that the way is open.
 *
 * <p>In the marks' table it has an item of its own for each Region: {@code symbol} is {@link
 * #SYMBOL}, {@code venue} the Region, {@code pulsedAt} its arrival in epoch milliseconds.
 *
 * @param region into whose stream it was put
 * @param arrivedAt when it arrived there, by Kinesis's clock, in milliseconds
 */
public record Pulse(String region, Instant arrivedAt) {

  /** In the place of a symbol; no symbol has an at sign. */
  public static final String SYMBOL = "@pulse";

  static final String PULSED_AT = "pulsedAt";

  public Pulse {
    arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether an item of the marks' table is a pulse's, and no register's. */
  public static boolean isItemOf(String symbol) {
    return symbol.equals(SYMBOL);
  }

  /** The pulse that an item of the marks' table has, as its changes have it; empty for a mark's. */
  public static Optional<Pulse> read(Map<String, String> image) {
    return SYMBOL.equals(image.get("symbol"))
        ? Optional.of(
            new Pulse(
                image.get("venue"), Instant.ofEpochMilli(Long.parseLong(image.get(PULSED_AT)))))
        : Optional.empty();
  }
}
