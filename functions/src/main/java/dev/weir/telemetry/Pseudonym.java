package dev.weir.telemetry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
