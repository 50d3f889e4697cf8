package dev.weir.telemetry;

import dev.weir.events.codec.Sha256;
import java.util.HexFormat;

/**
 * Replaces a user in logs: the same for the same user everywhere, and searchable by anyone who
 * knows the user, with {@code printf %s USER | sha256sum | cut -c 1-12}.
 */
public final class Pseudonym {

  private static final int BYTES = 6;

  private Pseudonym() {}

  /** Returns the first twelve hexadecimal digits of the SHA-256 of a name. */
  public static String of(String name) {
    return HexFormat.of().formatHex(Sha256.of(name), 0, BYTES);
  }
}
