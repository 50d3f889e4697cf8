package dev.weir.market.portfolio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Which marks a decision named as stale, short enough to be kept beside it whatever they are
 * called: thousands of names would not fit into its item.
 *
 * @param digest of the names in their order: equal for equal names; empty for none
 */
public record StaleNames(String digest) {

  private static final int BYTES = 16;

  /** No mark is stale. */
  public static final StaleNames NONE = new StaleNames("");

  /** Of these names. */
  public static StaleNames of(List<String> names) {
    if (names.isEmpty()) {
      return NONE;
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var name : names) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ' ');
      }
      return new StaleNames(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
