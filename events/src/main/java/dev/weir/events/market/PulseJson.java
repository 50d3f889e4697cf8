package dev.weir.events.market;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pulse in a feed's stream: a separate record type, {@code {"pulse":1}}, byte for byte. It only
 * proves that the path works; its record has the place and time of its arrival.
 */
public final class PulseJson {

  /** The partition key of its record; no symbol has an at sign. */
  public static final String PARTITION_KEY = "@pulse";

  private static final byte[] PULSE = "{\"pulse\":1}".getBytes(StandardCharsets.US_ASCII);

  private PulseJson() {}

  public static byte[] write() {
    return PULSE.clone();
  }

  /** Whether these bytes are a pulse and nothing else. */
  public static boolean isPulse(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, PULSE, 0, PULSE.length);
  }
}
